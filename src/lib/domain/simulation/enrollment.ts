import { isSponsor, type EnrollmentCount, type Sponsor, type Status } from '../coverage/enrollment.ts';
import { addMonths, periodsBetween, type Period } from '../calendar/period.ts';
import { seededRandom } from '../random/random.ts';
import { SEGMENTS, type Segment } from '../workers/segments.ts';
import { inArrears, type Compartments } from './compartments.ts';
import { FIRST_REPORTED, LAST_REPORTED, ORIGIN } from './control-totals.ts';
import type { SimulationDesa } from './desa.ts';
import { isReported } from './dirty-truths.ts';
import { drawsFrom } from './draws.ts';
import { shareOut } from './starts.ts';
import { advance, compartmentsOf, createWorld, type World } from './world.ts';

export type { SimulationDesa } from './desa.ts';

/** The enrollment forms of all desa for one month. */
export interface SimulatedMonth {
  period: Period;
  counts: EnrollmentCount[];
}

/**
 * Simulated enrollment of kabupaten Rembang, month by month: see README.md beside this file for the method and
 * for what it must not be used for. The same desa and seed give the same counts, whatever the order of the desa
 * and whatever months are asked for.
 * @throws RangeError for months outside 2023-01 … 2026-12, or desa too few to hold the kabupaten's members.
 */
export function simulateEnrollment(
  desa: readonly SimulationDesa[],
  options: { first: Period; last: Period; seed: number },
): SimulatedMonth[] {
  const { first, last, seed } = options;
  for (const month of [first, last]) requireCovered(month);
  const ordered = [...desa].sort((a, b) => (a.code < b.code ? -1 : 1));
  const world = createWorld(ordered, drawsFrom(seededRandom(seed)));
  return periodsBetween(ORIGIN, last).flatMap((period) => {
    advance(world, period);
    return period < first ? [] : [{ period, counts: monthCounts(world, period) }];
  });
}

function requireCovered(month: Period): void {
  if (month >= FIRST_REPORTED && month <= LAST_REPORTED) return;
  throw new RangeError(`the simulation covers ${FIRST_REPORTED} to ${LAST_REPORTED}, not "${month}"`);
}

function monthCounts(world: World, period: Period): EnrollmentCount[] {
  return world.desa.flatMap(({ code }, desa) =>
    isReported(code, period)
      ? SEGMENTS.flatMap((segment) => segmentCounts(world, period, desa, code, segment))
      : [],
  );
}

/** Rows above 0 only, but always one `aktif` row: without it the desa would count as not reported. */
function segmentCounts(
  world: World,
  period: Period,
  desa: number,
  desaCode: string,
  segment: Segment,
): EnrollmentCount[] {
  const people = compartmentsOf(world, segment);
  const rows = people.flatMap(([payer, compartments]) =>
    statusCounts(compartments, desa)
      .filter(([, count]) => count > 0)
      .flatMap(([status, count]) => {
        const row: EnrollmentCount = { period, desaCode, segment, payer, status, count };
        return isSponsor(payer) ? sponsored(world, payer, desa, row) : [row];
      }),
  );
  if (rows.some((row) => row.status === 'aktif')) return rows;
  return [{ period, desaCode, segment, payer: people[0]![0], status: 'aktif', count: 0 }, ...rows];
}

/**
 * Of sponsored people the first and the last month are known: they are paid for up to the end of their batch. Where batches
 * run side by side, those who began first are in the one that ends first.
 */
function sponsored(
  { plan, starts }: World,
  payer: Sponsor,
  desa: number,
  row: EnrollmentCount,
): EnrollmentCount[] {
  const { active, arrears } = starts[payer][desa]!;
  const running = plan(payer, row.period).map(({ last, people }) => ({ last, people: people[desa]! }));
  const lapsed = (age: number) => addMonths(row.period, -1 - age);
  switch (row.status) {
    case 'aktif':
      return withMonths(row, shareOut(active, running.sort(bySoonestEnd)));
    case 'menunggak':
      return arrears.flatMap((people, age) =>
        withMonths(row, shareOut(people, [{ last: lapsed(age), people: row.count }])),
      );
    default:
      return [row];
  }
}

function withMonths(row: EnrollmentCount, groups: ReturnType<typeof shareOut>): EnrollmentCount[] {
  return groups.map(({ people, firstMonth, paidThrough }) => ({
    ...row,
    count: people,
    paidThrough,
    firstMonth,
  }));
}

function bySoonestEnd(a: { last: Period }, b: { last: Period }): number {
  return a.last < b.last ? -1 : 1;
}

function statusCounts(people: Compartments, desa: number): [Status, number][] {
  return [
    ['aktif', people.active[desa]!],
    ['menunggak', inArrears(people, desa)],
    ['baru', people.started[desa]!],
    ['berakhir', people.ended[desa]!],
  ];
}
