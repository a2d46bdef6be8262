import type { Draws } from './draws.ts';
import type { PaymentRates } from './payment.ts';

/** Months a member may be unpaid before membership ends; the month after counts as `berakhir`. */
export const GRACE_MONTHS = 3;

/**
 * People of one segment × payer, one element per desa. Invariant from month to month, per desa:
 * arrears′ = arrears + fell − recovered − ended, and active′ = active + started + recovered − fell.
 */
export interface Compartments {
  active: Int32Array;
  /** In arrears for 1, 2 … GRACE_MONTHS months. */
  arrears: Int32Array[];
  /** Flow of the month: first month, or back after membership had ended. */
  started: Int32Array;
  /** Flow of the month: unpaid for longer than the grace. */
  ended: Int32Array;
}

/** What happened to the sponsored people of one desa in a month. */
export interface BatchMove {
  fell: number;
  /** By months in arrears, from 1. */
  recovered: number[];
  started: number;
}

/** Compartments with nobody in them, for `size` desa. */
export function emptyCompartments(size: number): Compartments {
  const none = () => new Int32Array(size);
  return {
    active: none(),
    arrears: Array.from({ length: GRACE_MONTHS }, none),
    started: none(),
    ended: none(),
  };
}

/** People in arrears in a desa, whatever the age of the arrears. */
export function inArrears({ arrears }: Compartments, desa: number): number {
  return arrears.reduce((sum, age) => sum + age[desa]!, 0);
}

/** Active and in arrears, all desa. */
export function enrolledTotal(people: Compartments): number {
  return people.arrears.reduce((sum, age) => sum + total(age), total(people.active));
}

/** Sum over all desa. */
export function total(people: Int32Array): number {
  return people.reduce((a, b) => a + b, 0);
}

/**
 * A month of individual payment: those in arrears recover, grow older or end; those active pay or fall into
 * arrears. `carelessness` multiplies a desa's chance of falling behind. Opens the month: flows start at 0.
 */
export function payIndividually(
  people: Compartments,
  rates: PaymentRates,
  carelessness: Float64Array,
  draws: Draws,
): void {
  people.started.fill(0);
  for (let desa = 0; desa < people.active.length; desa++) {
    const fell = draws.binomial(people.active[desa]!, Math.min(1, rates.fall * carelessness[desa]!));
    const recovered = people.arrears.map((age) => draws.binomial(age[desa]!, rates.recover));
    shiftArrears(people, desa, fell, recovered);
  }
}

/**
 * A month in which a sponsor pays for exactly `paid` people per desa; late renewals take back those in grace.
 * @returns the moves of each desa
 */
export function payAsBatch(people: Compartments, paid: Int32Array): BatchMove[] {
  people.started.fill(0);
  return Array.from(paid, (count, desa) => {
    const change = count - people.active[desa]!;
    let wanted = Math.max(0, change);
    const recovered = people.arrears.map((age) => {
      const back = Math.min(age[desa]!, wanted);
      wanted -= back;
      return back;
    });
    const fell = Math.max(0, -change);
    shiftArrears(people, desa, fell, recovered);
    startMembers(people, desa, wanted);
    return { fell, recovered, started: wanted };
  });
}

/** New or returning members of the month. */
export function startMembers(people: Compartments, desa: number, count: number): void {
  people.active[desa]! += count;
  people.started[desa]! += count;
}

/** Active members who stop paying this month beyond the individual rates. */
export function fallBehind(people: Compartments, desa: number, count: number): void {
  people.active[desa]! -= count;
  people.arrears[0]![desa]! += count;
}

function shiftArrears(
  { active, arrears, ended }: Compartments,
  desa: number,
  fell: number,
  recovered: number[],
) {
  let older = fell;
  arrears.forEach((age, i) => {
    const still = age[desa]! - recovered[i]!;
    active[desa]! += recovered[i]!;
    age[desa] = older;
    older = still;
  });
  ended[desa] = older;
  active[desa]! -= fell;
}
