import { expect, test } from 'vitest';
import { overfill } from '#lib/domain/outreach/search/overfill.ts';
import { Plan } from '#lib/domain/outreach/search/plan.ts';
import { Filler } from '#lib/domain/outreach/search/recreate.ts';
import { ruin } from '#lib/domain/outreach/search/ruin.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { valueOfPlan } from './exact.ts';
import { randomInstance, type Features } from './random-instance.ts';

const CASES: [string, Omit<Features, 'seed'>][] = [
  ['plain days', { visits: 40, days: 3 }],
  ['windows', { visits: 30, days: 3, windows: true }],
  ['ways that differ by direction and are not metric', { visits: 30, days: 3, asymmetric: 'wild' }],
  ['repeats, a budget and a floor', { visits: 30, days: 3, repeats: true, wishes: true, maxStops: 4 }],
];

/** The least that a visit would add to a day, by trying every gap. */
function leastAdded({ days }: Plan, d: number, visit: number): number {
  let least = Infinity;
  const { way, shift, isTimed } = days.kindOf(d);
  const leg = (from: number, to: number) => way[from * shift.travel.size + to]!;
  for (let k = 0; k <= days.counts[d]!; k++) {
    const [from, at, to] = [days.placeAt(d, k - 1), days.placeOf[visit]!, days.placeAt(d, k)];
    const direct = days.counts[d] === 0 ? 0 : leg(from, to);
    const added = isTimed
      ? days.addedMinutes(d, k, visit)
      : leg(from, at) + leg(at, to) - direct + days.spent[visit]!;
    least = Math.min(least, added);
  }
  return isTimed && Number.isNaN(shift.value[visit]!) ? Infinity : least;
}

function expectSound(plan: Plan): void {
  const { days, insertions, instance } = plan;
  expect(valueOfPlan(instance, days.routes())).toBeCloseTo(plan.value(), 6);
  for (let d = 0; d < days.length; d++) {
    expect(
      days.order(d).map((visit, k) => days.dayOf[visit] === d && days.positionOf[visit] === k),
    ).not.toContain(false);
    for (const visit of days.outside.subarray(0, days.outsideCount)) {
      const cell = d * instance.visits.length + visit;
      const position = insertions.positionIn(d, visit);
      expect(insertions.added[cell]).toBeCloseTo(leastAdded(plan, d, visit), 7);
      expect(position).toBeGreaterThanOrEqual(0);
    }
  }
}

test.each(CASES)(
  'with %s, every step leaves a feasible plan and insertions as if worked out anew',
  (_, features) => {
    const random = seededRandom(3);
    const instance = randomInstance({ ...features, seed: 21 });
    const plan = new Plan(instance, [], []);
    const filler = new Filler(plan, random);
    plan.begin();
    filler.fill(true);
    let changed = 0;
    for (let step = 0; step < 150; step++) {
      plan.begin();
      const before = JSON.stringify(Array.from({ length: plan.days.length }, (_, d) => plan.days.order(d)));
      filler.vary();
      if (step % 2 === 0 || !overfill(plan, random)) ruin(plan, random);
      expectSound(plan);
      filler.fill(false);
      for (const d of plan.touched) plan.shorten(d);
      expectSound(plan);
      const after = JSON.stringify(Array.from({ length: plan.days.length }, (_, d) => plan.days.order(d)));
      changed += Number(after !== before);
      if (random() < 0.5) continue;
      plan.rollback();
      expect(JSON.stringify(Array.from({ length: plan.days.length }, (_, d) => plan.days.order(d)))).toBe(
        before,
      );
      expectSound(plan);
    }
    expect(changed).toBeGreaterThan(20);
  },
);
