import { compile } from '#lib/domain/outreach/compile.ts';
import type { Instance, Route } from '#lib/domain/outreach/instance.ts';
import { outreachRequestSchema } from '#lib/domain/outreach/request.ts';
import { contributionOf, scheduleOf, valueOf, type Schedule } from '#lib/domain/outreach/route.ts';
import { seededRandom } from '#lib/domain/random/random.ts';

/** A request small enough for enumeration, all kinds of wishes mixed: what there is in it depends on the seed. */
export function tinyInstance(seed: number): Instance {
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const places = Array.from({ length: between(2, 7) }, (_, i) => `p${i}`);
  const desa = places.slice(1).map((place, i) => {
    const mid = between(0, 30);
    return {
      code: `d${i}`,
      place,
      kecamatan: chance(0.5) ? 'A' : 'B',
      registrations: { low: mid / 2, mid, high: mid * 2 },
      visitMinutes: chance(0.15) ? 0 : between(10, 60),
      market: chance(0.3) ? { weekday: between(1, 2), multiplier: 2 } : null,
      window: chance(0.3) ? { from: between(480, 600), to: between(600, 760) } : null,
      pinned: chance(0.1),
      forbidden: chance(0.05),
      repeat:
        seed % 3 === 0 && i < 2
          ? { registrations: { low: mid / 3, mid: mid / 2, high: mid }, gapDays: 1 }
          : null,
    };
  });
  const matrix = (least: number, most: number) =>
    places.map((_, i) => places.map((_, j) => (i === j ? 0 : chance(0.1) ? 0 : between(least, most))));
  const team = (id: string) => ({
    id,
    start: 'p0',
    end: chance(0.3) ? places.at(-1)! : 'p0',
    from: 480,
    to: between(600, 800),
    maxStops: between(1, 3),
    costPerDayIdr: 100,
  });
  const twoTeams = chance(0.4);
  const floors = ['A', 'B'].map((kecamatan) => ({
    kecamatan,
    visits: between(0, 2),
    share: chance(0.3) ? 0.6 : 0,
  }));
  return compile(
    outreachRequestSchema.parse({
      format: 1,
      horizon: { from: '2025-09-01', to: twoTeams && seed % 3 !== 0 ? '2025-09-01' : '2025-09-02' },
      places: places.map((id) => ({ id, lat: 0, lon: 0 })),
      teams: twoTeams
        ? [team('t1'), seed % 2 ? team('t2') : { ...team('t2'), daysOff: ['2025-09-02'] }]
        : [team('t1')],
      desa,
      travel: { kind: 'matrix', minutes: matrix(5, 90), km: matrix(1, 40) },
      budget: {
        idr: chance(0.3) ? between(150, 500) : null,
        costPerKmIdr: 1,
        minutes: chance(0.3) ? between(100, 500) : null,
      },
      floors: chance(0.6) ? floors : [],
      objective: { km: chance(0.4) ? 0.1 : 0 },
    }),
  );
}

export interface EnumeratedRoute {
  route: Route;
  schedule: Schedule;
  value: number;
  /** Bits of its visits. */
  mask: number;
}

/** Every feasible route of every class, by trying all orders. */
export function allRoutes(instance: Instance): EnumeratedRoute[] {
  const found: EnumeratedRoute[] = [];
  instance.classes.forEach(({ maxStops }, c) => {
    const extend = (visits: readonly number[]) => {
      const route = { class: c, visits };
      const schedule = visits.length > 0 ? scheduleOf(instance, route) : null;
      const mask = visits.reduce((bits, v) => bits | (1 << v), 0);
      if (schedule) found.push({ route, schedule, value: valueOf(instance, route, schedule), mask });
      if (visits.length === maxStops) return;
      for (let v = 0; v < instance.visits.length; v++) if (!visits.includes(v)) extend([...visits, v]);
    };
    extend([]);
  });
  return found;
}

/** Value of the best plan, less what missed wishes cost, by trying all combinations of routes. */
export function bestPlanValue(instance: Instance, routes: readonly EnumeratedRoute[]): number {
  const { rows, classes } = instance;
  const days = classes.flatMap(({ shifts }, c) => shifts.map(() => c));
  const options = classes.map((_, c) => withoutWorse(routes.filter(({ route }) => route.class === c)));
  const shares = new Map(
    options.flat().map((one) => [one, rows.map((row) => contributionOf(row, one.route, one.schedule))]),
  );
  let best = -Infinity;
  const go = (d: number, mask: number, value: number, sums: readonly number[], first: number) => {
    if (d === days.length) {
      if (rows.some(({ atMost }, r) => sums[r]! > atMost + 1e-7)) return;
      const missed = rows.reduce(
        (sum, { atLeast, penalty }, r) => sum + penalty * Math.max(0, atLeast - sums[r]!),
        0,
      );
      best = Math.max(best, value - (Number.isNaN(missed) ? 0 : missed));
      return;
    }
    go(d + 1, mask, value, sums, days[d + 1] === days[d] ? Infinity : 0);
    const here = options[days[d]!]!;
    for (let k = first; k < here.length; k++) {
      const one = here[k]!;
      if (one.mask & mask) continue;
      const share = shares.get(one)!;
      const next = days[d + 1] === days[d] ? k + 1 : 0;
      go(
        d + 1,
        mask | one.mask,
        value + one.value,
        sums.map((sum, r) => sum + share[r]!),
        next,
      );
    }
  };
  go(
    0,
    0,
    0,
    rows.map(() => 0),
    0,
  );
  return best;
}

/** Leaves out routes for which another with the same visits is as good in value, minutes and kilometres. */
function withoutWorse(routes: readonly EnumeratedRoute[]): EnumeratedRoute[] {
  const kept: EnumeratedRoute[] = [];
  for (const one of routes) {
    const worse = (other: EnumeratedRoute, than: EnumeratedRoute) =>
      other.mask === than.mask &&
      other.value <= than.value &&
      other.schedule.minutes >= than.schedule.minutes &&
      other.schedule.km >= than.schedule.km;
    if (kept.some((other) => worse(one, other))) continue;
    for (let k = kept.length - 1; k >= 0; k--) if (worse(kept[k]!, one)) kept.splice(k, 1);
    kept.push(one);
  }
  return kept;
}

/** The linear relaxation over routes given, as text for a solver: all rows written out. */
export function relaxationText(
  { visits, classes, rows }: Instance,
  routes: readonly EnumeratedRoute[],
): string {
  const sum = (terms: readonly (readonly [number, string])[]) =>
    terms.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join(' ');
  const lines: string[] = [];
  const add = (terms: [number, string][], relation: string, side: number) => {
    if (terms.length > 0) lines.push(` c${lines.length}: ${sum(terms)} ${relation} ${side}`);
  };
  const having = (is: (one: EnumeratedRoute) => number): [number, string][] =>
    routes.flatMap((one, j): [number, string][] => (is(one) === 0 ? [] : [[is(one), `x${j}`]]));
  visits.forEach((_, v) =>
    add(
      having(({ mask }) => (mask >> v) & 1),
      '<=',
      1,
    ),
  );
  classes.forEach(({ shifts }, c) =>
    add(
      having(({ route }) => Number(route.class === c)),
      '<=',
      shifts.length,
    ),
  );
  const slacks: [number, string][] = [];
  rows.forEach((row, r) => {
    const terms = having(({ route, schedule }) => contributionOf(row, route, schedule));
    if (row.atMost < Infinity) add(terms, '<=', row.atMost);
    if (row.atLeast === -Infinity) return;
    add([...terms, [1, `s${r}`]], '>=', row.atLeast);
    slacks.push([-row.penalty, `s${r}`]);
  });
  const objective = [...routes.map(({ value }, j): [number, string] => [value, `x${j}`]), ...slacks];
  return `Maximize\n obj: ${sum(objective.filter(([factor]) => factor !== 0))}\nSubject To\n${lines.join('\n')}\nEnd`;
}
