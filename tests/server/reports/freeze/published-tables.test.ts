import { describe, expect, test } from 'vitest';
import type { CountTable, PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import {
  keepPublication,
  publicationHash,
  publicationsOf,
  type CountsOf,
} from '#lib/server/records/published-counts.ts';
import { RecordsError } from '#lib/server/records/records-error.ts';
import { publishedCounts } from '#lib/server/records/schema.ts';
import { activeTable, cellId, registrationTable } from '#lib/server/reports/freeze/count-tables.ts';
import {
  publishedTable,
  type PublishOptions,
  type Said,
} from '#lib/server/reports/freeze/published-tables.ts';
import { DESA, REPOSITORY, reported } from '../../fixture-app.ts';
import { FROZEN_AT, withFreezeWorld, type FreezeWorld } from './freeze-world.ts';

const OF = { demo: false, topic: 'active', period: '2026-10' } as const;

/** BPU members of the six desa. */
const tableOf = (bpu: readonly number[]): CountTable =>
  activeTable(DESA.map((code, i) => ({ segment: 'bpu', code, count: bpu[i]! })));

const publish = (
  { records }: FreezeWorld,
  table: CountTable,
  options: Partial<PublishOptions> = {},
  of: CountsOf = OF,
) =>
  publishedTable(table, of, {
    ...{ appDir: REPOSITORY, records, threshold: 5, leaves: true, now: FROZEN_AT },
    ...options,
  });

const FEW = [3, 20, 30, 40, 50, 60];

describe('the counts of a month', () => {
  test('are desa and segments with the sums of kecamatan, kabupaten and all segments', () => {
    const { cells, sums } = activeTable([
      { segment: 'pu', code: DESA[0]!, count: 7 },
      { segment: 'bpu', code: DESA[0]!, count: 2 },
      { segment: 'bpu', code: DESA[3]!, count: 4 },
    ]);
    expect(Object.fromEntries(cells.map(({ id, count }) => [id, count]))).toEqual({
      [`pu ${DESA[0]}`]: 7,
      [`bpu ${DESA[0]}`]: 2,
      [`bpu ${DESA[3]}`]: 4,
      ...{ 'pu 99.01.01': 7, 'bpu 99.01.01': 2, 'bpu 99.01.02': 4, 'pu 99.01': 7, 'bpu 99.01': 6 },
      ...{ 'total 99.01.01': 9, 'total 99.01.02': 4, 'total 99.01': 13 },
    });
    const said = sums.map(({ total, parts }) => [cells[total]!.id, parts.map((part) => cells[part]!.id)]);
    expect(said).toContainEqual(['total 99.01', ['pu 99.01', 'bpu 99.01']]);
    expect(said).toContainEqual(['total 99.01', ['total 99.01.01', 'total 99.01.02']]);
    expect(said).toContainEqual(['bpu 99.01.02', [`bpu ${DESA[3]}`]]);
    for (const { total, parts } of sums)
      expect(parts.reduce((sum, part) => sum + cells[part]!.count, 0)).toBe(cells[total]!.count);
    expect(registrationTable([{ code: DESA[0]!, count: 7 }]).cells.map(({ id }) => id)).toEqual([
      `total ${DESA[0]}`,
      'total 99.01.01',
      'total 99.01',
    ]);
  });
});

describe('what is published', () => {
  test('keeps a small count back with another one, and is kept once; a preview keeps nothing', () =>
    withFreezeWorld(async (world) => {
      const preview = await publish(world, tableOf(FEW), { leaves: false });
      expect(await publicationsOf(world.records, OF)).toEqual([]);
      const said = await publish(world, tableOf(FEW));
      expect(said).toEqual(preview);
      expect(said.get(cellId({ segment: 'bpu', code: DESA[0]! }))).toEqual({ kind: 'small', below: 5 });
      expect([...said.values()].filter(({ kind }) => kind === 'hidden').length).toBeGreaterThan(0);
      expect(await publish(world, tableOf(FEW))).toEqual(said);
      expect(await publicationsOf(world.records, OF)).toEqual([{ hash: publicationHash(said), said }]);
    }));

  test('is said again where it is still true, also of other counts that are kept back', () =>
    withFreezeWorld(async (world) => {
      const said = await publish(world, tableOf(FEW));
      // The same but for the small count and the one that hides it: two people have moved.
      const hidden = DESA.findIndex((code) => said.get(cellId({ segment: 'bpu', code }))?.kind === 'hidden');
      const moved = FEW.map((count, i) => (i === 0 ? count - 2 : i === hidden ? count + 2 : count));
      expect(await publish(world, tableOf(moved))).toEqual(said);
      expect(await publicationsOf(world.records, OF)).toHaveLength(1);
    }));

  test('goes on with the limit of its month: the same counts by two limits are narrower than by either', () =>
    withFreezeWorld(async (world) => {
      const said = await publish(world, tableOf(FEW));
      for (const threshold of [3, 20])
        expect(await publish(world, tableOf(FEW), { threshold })).toEqual(said);
      const other = { ...OF, period: '2026-09' };
      const { records } = world;
      const options = { appDir: REPOSITORY, records, threshold: 20, leaves: true, now: FROZEN_AT };
      const wider = await publishedTable(tableOf(FEW), other, options);
      expect(wider.get(cellId({ segment: 'bpu', code: DESA[0]! }))).toEqual({ kind: 'small', below: 20 });
    }));

  test('of several small counts hides their sum, and is said again while that is true', () =>
    withFreezeWorld(async (world) => {
      const few = [1, 1, 1, 30, 40, 50];
      const sum = 'bpu 99.01.01';
      const said = await publish(world, tableOf(few));
      expect(said.get(sum)).toEqual({ kind: 'hidden', low: 3, high: 12 });
      const after = async (topic: CountsOf['topic'], earlier: PublishedCount) => {
        const of = { ...OF, demo: true, topic };
        const before = new Map([...said, [sum, earlier]]);
        await keepPublication(world.records, of, { said: before, known: 0, now: FROZEN_AT });
        return (await publish(world, tableOf(few), {}, of)).get(sum);
      };
      expect(await after('active', { kind: 'hidden', low: 2, high: 13 })).toMatchObject({ low: 2, high: 13 });
      expect(await after('registrations', { kind: 'small', below: 5 })).toEqual(said.get(sum));
    }));

  test('by two at once is protected against each other, whoever comes first', () =>
    withFreezeWorld(async (world) => {
      // Six desa of one kecamatan: by itself the first hides 20 and 30 with the 3; the second 12 and 13, and it tells the 20.
      const codes = DESA.map((_, i) => `99.01.01.200${i + 1}`);
      const tables = [
        [3, 20, 30, 40, 50, 60],
        [3, 20, 12, 13, 50, 60],
      ].map((bpu) => activeTable(codes.map((code, i) => ({ segment: 'bpu', code, count: bpu[i]! }))));
      const kinds = (said: readonly Said[]) =>
        said.map((one) => one.get(cellId({ segment: 'bpu', code: codes[1]! }))!.kind);
      const alone = tables.map((table) => publish(world, table, { leaves: false }));
      expect(kinds(await Promise.all(alone))).toEqual(['hidden', 'count']);
      const said = await Promise.all(tables.map((table) => publish(world, table)));
      expect(new Set(kinds(said)).size).toBe(1);
      const kept = await publicationsOf(world.records, OF);
      expect(kept.map(({ hash }) => hash).sort()).toEqual(said.map(publicationHash).sort());
    }));

  test('is kept only while nothing else has been published since it was looked at', () =>
    withFreezeWorld(async ({ records }) => {
      const [first, second] = [5, 6].map(
        (count) => new Map([['bpu 99.01', { kind: 'count', count } as const]]),
      );
      const keep = (said: typeof first, known: number, of: Parameters<typeof publicationsOf>[1] = OF) =>
        keepPublication(records, of, { said: said!, known, now: FROZEN_AT });
      expect(await keep(first, 0)).toBe(true);
      expect(await keep(second, 0)).toBe(false);
      expect(await keep(second, 0, { ...OF, topic: 'registrations' })).toBe(true);
      expect(await keep(second, 0, { ...OF, demo: true })).toBe(true);
      expect(await keep(second, 1)).toBe(true);
      expect((await publicationsOf(records, OF)).map(({ said }) => said)).toEqual(
        expect.arrayContaining([first, second]),
      );
    }));

  test('that is damaged in the records stops the next one', () =>
    withFreezeWorld(async (world) => {
      const row = { ...OF, hash: 'a'.repeat(64), said: '{}', createdAt: FROZEN_AT };
      await world.records.insert(publishedCounts).values(row);
      await expect(publish(world, tableOf(FEW))).rejects.toThrow(RecordsError);
    }));
});

describe('a report that leaves', () => {
  test('keeps every month that it shows, whole; the next one of another scope keeps nothing more', () =>
    withFreezeWorld(async (world) => {
      const months = ['2026-08', '2026-09', '2026-10'];
      const lines = months.flatMap((month) =>
        DESA.flatMap((code, i) => reported(month, code, 30, FEW[i]!, 9)),
      );
      await world.app.enroll('tiga-bulan.csv', lines);
      await world.app.build();
      const blocks = [{ kind: 'trend' as const, months: 2 }];
      const periods = async () =>
        (await world.records.select().from(publishedCounts)).map(({ topic, period, demo }) => [
          topic,
          period,
          demo,
        ]);
      await world.frozen({ blocks });
      expect(await periods()).toEqual([]);
      await world.frozen({ blocks }, { leaves: true });
      const kept = ['2026-09', '2026-10'].map((month) => ['active', month, false]);
      expect((await periods()).sort()).toEqual(kept);
      await world.frozen({ code: '99.01.02', blocks: [...blocks, { kind: 'ranking' }] }, { leaves: true });
      expect((await periods()).sort()).toEqual(kept);
      const [first] = await publicationsOf(world.records, OF);
      expect([...first!.said.keys()].filter((id) => id.includes('99.01.'))).toHaveLength(6 * 3 + 2 * 4);
    }));
});
