import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '#lib/server/user-error.ts';
import { readRules } from '#lib/server/warehouse/contribution-rules.ts';
import { withWarehouse } from '#lib/server/warehouse/gateway.ts';
import { SHIPPED } from '../../domain/contributions/shipped-rules.ts';
import { edit, REPOSITORY, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { publishText } from '../imports/working.ts';

const HEADER = 'programme,segment,sector,payer,base_idr,discount,valid_from,valid_to,source';

/** The fixture with the shipped rules and a build of them. */
function withShippedRules(use: (app: FixtureApp) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await copyFile(join(REPOSITORY, 'data/reference/contributions.csv'), app.reference('contributions.csv'));
    await app.build();
    await use(app);
  });
}

const served = (app: FixtureApp) =>
  withWarehouse(app.dataDir, async (warehouse) => ({
    id: warehouse.build.id,
    rules: await readRules(warehouse),
  }));

/** What a build or import was refused with; the build before it must be served still. */
async function refusal(app: FixtureApp, attempt: () => Promise<unknown>): Promise<UserError> {
  const before = await served(app);
  const cause = await attempt().then(
    () => null,
    (error: unknown) => error,
  );
  expect(await served(app)).toEqual(before);
  if (!(cause instanceof UserError)) throw new Error('it was not refused', { cause });
  return cause;
}

let files = 0;
const publish = (app: FixtureApp, ...rows: string[]) =>
  publishText(app, `iuran-${++files}.csv`, [HEADER, ...rows].join('\n'), {}, { kind: 'contributions' });

test('the shipped rules are served as they are written', () =>
  withShippedRules(async (app) => {
    const { rules } = await served(app);
    expect(rules).toHaveLength(SHIPPED.length);
    expect(rules).toEqual(expect.arrayContaining(SHIPPED));
  }));

describe('the shipped file', () => {
  test('with a gap is refused with the row named in both languages, the old build stays', () =>
    withShippedRules(async (app) => {
      await edit(app.reference('contributions.csv'), '2026-04,2026-12', '2026-04,2026-11');
      const { message, indonesian } = await refusal(app, app.build);
      expect(message).toContain(
        'no rule covers 2026-12 for sector other, payer self, between [JKK+JKM BPU, sector other, payer self, 2026-04 to 2026-11 (PP 50/2025)] and [JKK+JKM BPU, sector other, payer self, 2027-01 onwards (PP 44/2015)]',
      );
      expect(message).toContain('the last good build stays in use');
      expect(indonesian).toContain(
        'tidak ada aturan untuk 2026-12 bagi sektor other, pembayar self, di antara [JKK+JKM BPU, sektor other, pembayar self, 2026-04 s.d. 2026-11 (PP 50/2025)]',
      );
    }));

  test('with an overlap is refused with both rows named', () =>
    withShippedRules(async (app) => {
      await edit(app.reference('contributions.csv'), '2026-01,2027-03', '2026-01,2027-05');
      const { message } = await refusal(app, app.build);
      expect(message).toContain(
        '[JKK+JKM BPU, sector transport, payer self, 2026-01 to 2027-05 (PP 50/2025)] and [JKK+JKM BPU, sector transport, payer self, 2027-04 onwards (PP 44/2015)] both hold 2027-04 to 2027-05',
      );
    }));

  test('with the same row twice is refused', () =>
    withShippedRules(async (app) => {
      const row = 'JHT,BPU,any,any,20000,0,2015-07,,PP 46/2015 (minimum band)\n';
      await edit(app.reference('contributions.csv'), row, row + row);
      const { message } = await refusal(app, app.build);
      expect(message).toMatch(/\[JHT BPU, .*\] and \[JHT BPU, .*\] both hold 2015-07 onwards/);
    }));

  test.each([
    ['16800,0.5,2026-01', '16800,1.5,2026-01', 'has the discount 1.5; write a share 0–1'],
    ['16800,0.5,2026-01', '16800,,2026-01', 'has the discount (blank); write a share 0–1'],
    ['16800,0.5,2026-01', '0,0.5,2026-01', 'has the base 0; it must be above 0'],
    ['transport,self,16800,0.5', 'ojek,self,16800,0.5', 'has the sector "ojek"; known are any, other'],
    ['2026-01,2027-03', '2026-01,2025-03', 'ends before it begins'],
  ])('with %s written %s is refused: it %s', (from, to, why) =>
    withShippedRules(async (app) => {
      await edit(app.reference('contributions.csv'), from, to);
      expect((await refusal(app, app.build)).message).toContain(why);
    }),
  );
});

describe('an imported table', () => {
  const longer = 'JKK+JKM,BPU,other,self,16800,0.5,2026-04,2027-06,PP baru';

  test('that overlaps a shipped row is refused with both named, the old build stays', () =>
    withShippedRules(async (app) => {
      const { message, indonesian } = await refusal(app, () => publish(app, longer));
      expect(message).toContain(
        '[JKK+JKM BPU, sector other, payer self, 2026-04 to 2027-06 (PP baru)] and [JKK+JKM BPU, sector other, payer self, 2027-01 onwards (PP 44/2015)] both hold 2027-01 to 2027-06',
      );
      expect(indonesian).toContain('sama-sama berlaku 2027-01 s.d. 2027-06');
    }));

  test('that leaves a gap is refused with the rows named', () =>
    withShippedRules(async (app) => {
      const { message } = await refusal(app, () =>
        publish(app, 'jkk + jkm, bpu ,Other,SELF,16800,0.5,2026-04,2026-10,PP baru'),
      );
      expect(message).toContain(
        'no rule covers 2026-11 to 2026-12 for sector other, payer self, between [JKK+JKM BPU',
      );
    }));

  test('that ends the last row without a next one is refused', () =>
    withShippedRules(async (app) => {
      const { message } = await refusal(app, () =>
        publish(app, 'JHT,BPU,any,any,20000,0,2015-07,2027-12,PP baru'),
      );
      expect(message).toContain(
        'no rule covers 2028-01 and later for sector other, payer self, after [JHT BPU, sector any, payer any',
      );
      expect(message).toContain('(and 1 more)');
    }));

  test('that carries the discount on, month for month, takes the place of the shipped rows', () =>
    withShippedRules(async (app) => {
      await publish(
        app,
        'JKK+JKM,BPU,other,self,16800,0.5,2027-01,2027-06,PP baru',
        'JKK+JKM,BPU,other,self,16800,0,2027-07,,PP 44/2015',
      );
      const { rules } = await served(app);
      const own = rules.filter(({ sector, validFrom }) => sector === 'other' && validFrom >= '2027-01');
      expect(own.map(({ discount, validFrom, validTo }) => [discount, validFrom, validTo])).toEqual([
        [0.5, '2027-01', '2027-06'],
        [0, '2027-07', null],
      ]);
    }));
});
