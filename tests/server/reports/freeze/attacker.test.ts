import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import { snapshotBytes } from '#lib/server/records/snapshots.ts';
import { activeTable, cellId, registrationTable } from '#lib/server/reports/freeze/count-tables.ts';
import { freezeReports } from '#lib/server/reports/freeze/freeze-reports.ts';
import { keepVisit } from '../../records/keep-visit.ts';
import { asked, FROZEN_AT } from './freeze-world.ts';
import { manySmall, withSmallWorld, type Members, type SmallWorld } from './small-world.ts';
import { saidIn, SnapshotAttacker, type SaidSomewhere } from './snapshot-attacker.ts';

const THRESHOLD = 5;
const LASEM = '33.17.14';
const KRAGAN = '33.17.10';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

/** The branch, two kecamatan and a desa of one of them, with everything that a report can say. */
function everything(): ReportAsked[] {
  const blocks = [
    { kind: 'figures' as const },
    { kind: 'map' as const, segment: 'jakon' as const, measure: 'rate' as const },
    { kind: 'ranking' as const, segment: 'jakon' as const, count: 50 },
    { kind: 'trend' as const, months: 2 },
    { kind: 'desa' as const },
    { kind: 'drives' as const },
    { kind: 'cost' as const },
  ];
  const codes = ['33.17', LASEM, KRAGAN, `${LASEM}.2003`];
  return ['2026-09', '2026-10'].flatMap((period) => codes.map((code) => asked({ code, period, blocks })));
}

const freeze = async ({ page, records }: SmallWorld, all = everything()) => {
  const options = { records, demo: false, now: FROZEN_AT, leaves: true };
  const snapshots = await page((context) => freezeReports(context, all, options));
  return snapshots.map((snapshot) => snapshotBytes(snapshot).json);
};

/** What all snapshots say of a month, which must be one and the same thing of each count. */
function saidOf(jsons: readonly string[], month: string): SaidSomewhere[] {
  const said = jsons.flatMap(saidIn).filter((one) => one.month === month);
  const byCell = new Map<string, SaidSomewhere>();
  for (const one of said) {
    expect(one.said, one.path).toEqual((byCell.get(one.cell) ?? one).said);
    byCell.set(one.cell, one);
  }
  return [...byCell.values()];
}

/**
 * Whatever is kept back stays so: small counts any of 1 to 4, others at least five apart. Of a count that was itself revised while all
 * others stayed, which the reader is taken to know, the change is seen in its sum: it must not be determined.
 * @returns how many are kept back
 */
function expectSafe(
  attacker: SnapshotAttacker,
  issue: string,
  said: readonly SaidSomewhere[],
  isRevised: (cell: string) => boolean = () => false,
): number {
  const kept = said.filter((one) => one.said.kind !== 'count');
  for (const { cell, said: one } of kept) {
    const { low, high } = attacker.range(issue, cell);
    if (isRevised(cell)) expect([cell, low < high], `${low}–${high}`).toEqual([cell, true]);
    else if (one.kind === 'small') expect([cell, low, high]).toEqual([cell, 1, THRESHOLD - 1]);
    else expect([cell, high - low >= THRESHOLD], `${low}–${high}`).toEqual([cell, true]);
  }
  return kept.length;
}

const cellsOf = (members: readonly Members[]) =>
  new Map(activeTable(members).cells.map(({ id, count }) => [id, count]));

describe('somebody who has all snapshots', () => {
  test(
    'of two months and a revised one, learns no count that is kept back, and none more nearly than allowed',
    () =>
      withSmallWorld(async (world) => {
        const [september, october] = [await manySmall(1), await manySmall(2)];
        // A file that comes later: a kecamatan is counted anew, some elsewhere have one member more.
        const again = await manySmall(3);
        const revised = october.map((one, i) => {
          if (one.code.startsWith(KRAGAN)) return again[i]!;
          return i % 97 === 0 ? { ...one, count: one.count + 1 } : one;
        });
        const visits = september.filter(({ segment }) => segment === 'jakon');
        for (const [i, { code, count }] of visits.entries()) {
          const visit = { id: `v${i}`, code, date: '2026-10-08', people: count, partnerId: null };
          if (i % 3 === 0 && count > 0) await keepVisit(world.records, visit);
        }
        await world.load({ '2026-09': september, '2026-10': october });
        const first = await freeze(world);
        await world.load({ '2026-10': revised });
        const second = await freeze(world);

        const attacker = new SnapshotAttacker(highs);
        const [before, now] = [cellsOf(october), cellsOf(revised)];
        const same = new Set([...now.keys()].filter((cell) => now.get(cell) === before.get(cell)));
        const said = {
          september: saidOf([...first, ...second], '2026-09'),
          october: saidOf(first, '2026-10'),
          revised: saidOf(second, '2026-10'),
        };
        const structure = activeTable(october.map((one) => ({ ...one, count: 0 })));
        attacker.add('september', structure, said.september);
        attacker.add('october', structure, said.october);
        attacker.add('revised', structure, said.revised, { issue: 'october', cells: same });
        const isRevised = (cell: string) => !same.has(cell);
        for (const [issue, of] of Object.entries(said))
          expect(expectSafe(attacker, issue, of, isRevised)).toBeGreaterThan(50);
        attacker.dispose();

        const registered = saidOf([...first, ...second], 'visits 2026-10');
        const visited = registered.filter(({ cell }) => cell.split('.').length === 4);
        const readers = new SnapshotAttacker(highs);
        const codes = visited.map(({ cell }) => ({ code: cell.split(' ')[1]!, count: 0 }));
        readers.add('visits', registrationTable(codes), registered);
        expect(expectSafe(readers, 'visits', registered)).toBeGreaterThan(5);
        readers.dispose();
      }),
    120_000,
  );
});

describe('the demo', () => {
  test(
    'gives none of its few small counts away',
    () =>
      withSmallWorld(async (world) => {
        await world.loadDemo();
        const jsons = await freeze(world);
        const codes = await world.page(async ({ facts }) => facts.desa.map(({ code }) => code));
        const structure = activeTable(
          codes.flatMap((code) => SEGMENTS.map((segment) => ({ code, segment, count: 0 }))),
        );
        const attacker = new SnapshotAttacker(highs);
        const months = ['2026-08', '2026-09', '2026-10'];
        for (const month of months) attacker.add(month, structure, saidOf(jsons, month));
        const kept = months.map((month) => expectSafe(attacker, month, saidOf(jsons, month)));
        expect(kept[1]! + kept[2]!).toBeGreaterThan(3);
        attacker.dispose();
      }),
    120_000,
  );
});

describe('what is kept back', () => {
  test('changes nothing in a snapshot: a reader of other counts that agree with what is said reads the same', async () => {
    const first = await manySmall(4);
    const freezeOctober = (world: SmallWorld) => freeze(world, everything().slice(4));
    const told = await withSmallWorld(async (world) => {
      await world.load({ '2026-10': first });
      const before = await freezeOctober(world);
      const said = saidOf(before, '2026-10');
      const others = otherCounts(first, said);
      expect(movedIn(first, others)).toBeGreaterThan(60);
      await world.load({ '2026-10': others });
      const after = await freezeOctober(world);
      expect(after).not.toEqual(before);
      expect(after.map(withoutBuild)).toEqual(before.map(withoutBuild));
      return { before, said };
    });
    // Where nothing was published before, small counts do not decide what is hidden with them either.
    const { before, said } = told;
    const truth = cellsOf(first);
    const unmoved = said.map((one) =>
      one.said.kind === 'small'
        ? one
        : { ...one, said: { kind: 'count', count: truth.get(one.cell)! } as const },
    );
    const others = otherCounts(first, unmoved);
    expect(movedIn(first, others)).toBeGreaterThan(40);
    const elsewhere = await withSmallWorld(async (world) => {
      await world.load({ '2026-10': others });
      return freezeOctober(world);
    });
    expect(elsewhere.map(withoutBuild)).toEqual(before.map(withoutBuild));
  }, 120_000);
});

/** Counts that agree with all that is said, as far from the true ones as they go. */
function otherCounts(members: readonly Members[], said: readonly SaidSomewhere[]): Members[] {
  const reader = new SnapshotAttacker(highs);
  reader.add('october', activeTable(members), said);
  const truth = cellsOf(members);
  const found = reader.others('october', (cell) => ((truth.get(cell) ?? 0) > 2 ? 1 : -1));
  reader.dispose();
  return members.map((one) => ({ ...one, count: found.get(cellId(one))! }));
}

function movedIn(members: readonly Members[], others: readonly Members[]): number {
  return others.filter(({ count }, i) => count !== members[i]!.count).length;
}

function withoutBuild(json: string): unknown {
  const { build, ...rest } = JSON.parse(json) as Record<string, unknown>;
  expect(typeof build).toBe('string');
  return rest;
}
