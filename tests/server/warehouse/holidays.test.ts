import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { readHolidays } from '#lib/server/warehouse/holidays.ts';
import { SHIPPED } from '../../domain/calendar/shipped-holidays.ts';
import { edit, REPOSITORY, withFixtureApp, type FixtureApp } from '../fixture-app.ts';

function withShippedHolidays(use: (app: FixtureApp) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await copyFile(join(REPOSITORY, 'data/reference/holidays.csv'), app.reference('holidays.csv'));
    await use(app);
  });
}

test('the shipped holidays are served as they are written, oldest first', () =>
  withShippedHolidays(async (app) => {
    await app.build();
    const served = await withWarehouse(app.dataDir, readHolidays);
    expect(served).toEqual([...SHIPPED].sort((a, b) => a.date.localeCompare(b.date)));
  }));

describe('a file that is wrong is refused with its row named', () => {
  test.each([
    ['2026-12-25,', '2026-02-30,', '"2026-02-30" (Kelahiran Yesus Kristus) is no date'],
    ['2026-12-25,', '25-12-2026,', '"25-12-2026" (Kelahiran Yesus Kristus) is no date'],
    [
      '2026-12-25,',
      '2026-12-24,',
      '2026-12-24 appears 2 times: Kelahiran Yesus Kristus, Kelahiran Yesus Kristus',
    ],
    [
      '2026-08-17,Proklamasi Kemerdekaan,libur-nasional',
      '2026-08-17,Proklamasi Kemerdekaan,libur',
      '2026-08-17 (Proklamasi Kemerdekaan) has the kind "libur"',
    ],
    ['2026-08-17,Proklamasi Kemerdekaan', '2026-08-17,', '2026-08-17 has no name or no source'],
  ])('%s written %s', (from, to, why) =>
    withShippedHolidays(async (app) => {
      await edit(app.reference('holidays.csv'), from, to);
      await expect(app.build()).rejects.toThrow(why);
    }),
  );
});
