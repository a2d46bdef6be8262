import { peopleAt } from './expectations.ts';
import type { Row, ShiftClass, Visit, Wish } from './instance.ts';
import type { OutreachRequest } from './request.ts';

/** What a row is made of: the wish, its bounds, the visits concerned and what each contributes on a day of a class. */
interface Recipe {
  wish: Wish;
  atLeast?: number;
  atMost?: number;
  concerned?: readonly number[];
  coefficient?: (visit: Visit, shift: ShiftClass) => number;
  perShift?: Float64Array;
  perMinute?: number;
  perKm?: number;
}

/** What the wishes and limits of a request are made of. */
interface Asked {
  request: OutreachRequest;
  days: readonly string[];
  visits: readonly Visit[];
  classes: readonly ShiftClass[];
}

/** The wishes and limits of a request as rows over routes. @param penalty for a unit of a wish missed */
export function rowsOf(asked: Asked, penalty: number): Row[] {
  const { visits, classes } = asked;
  const recipes = [...pins(asked), ...floors(asked), ...targets(asked), ...limits(asked)];
  return recipes.map(
    ({ wish, atLeast = -Infinity, atMost = Infinity, concerned = [], coefficient = () => 1, ...daily }) => ({
      wish,
      atLeast,
      atMost,
      penalty,
      positions: new Map(concerned.map((visit, position) => [visit, position])),
      perVisit: classes.map((c) => Float64Array.from(concerned, (visit) => coefficient(visits[visit]!, c))),
      perShift: daily.perShift ?? new Float64Array(classes.length),
      perMinute: daily.perMinute ?? 0,
      perKm: daily.perKm ?? 0,
    }),
  );
}

/** First visits of the desa for which something is true. */
function firstVisits(
  { request, visits }: Asked,
  is: (desa: OutreachRequest['desa'][number], at: number) => boolean,
): number[] {
  const isFirst = ({ kind, desa }: Visit) => kind === 'first' && is(request.desa[desa]!, desa);
  return [...visits.keys()].filter((v) => isFirst(visits[v]!));
}

/** Middle registrations of a visit on the days of a class. */
function registered({ request, days }: Asked): (visit: Visit, shift: ShiftClass) => number {
  return ({ desa, kind }, { shifts }) => peopleAt(request.desa[desa]!, kind, days[shifts[0]!.day]!);
}

function pins(asked: Asked): Recipe[] {
  return asked.request.desa.flatMap(({ pinned }, at) =>
    pinned
      ? [
          {
            wish: { kind: 'pinned', desa: at },
            atLeast: 1,
            concerned: firstVisits(asked, (_, i) => i === at),
          },
        ]
      : [],
  );
}

function floors(asked: Asked): Recipe[] {
  const { request, visits } = asked;
  return request.floors.flatMap(({ kecamatan, visits: count, share }): Recipe[] => {
    const concerned = firstVisits(asked, (one) => one.kecamatan === kecamatan);
    const expected = concerned.map((v) => request.desa[visits[v]!.desa]!.registrations.mid);
    const people = share * expected.reduce((sum, mid) => sum + mid, 0);
    const byVisits: Recipe = { wish: { kind: 'floor-visits', kecamatan }, atLeast: count, concerned };
    const byShare: Recipe = {
      wish: { kind: 'floor-share', kecamatan },
      atLeast: people,
      concerned,
      coefficient: registered(asked),
    };
    return [...(count > 0 ? [byVisits] : []), ...(people > 0 ? [byShare] : [])];
  });
}

function targets(asked: Asked): Recipe[] {
  const { request, visits, days } = asked;
  const concerned = [...visits.keys()].filter((v) => visits[v]!.kind !== 'follow-up');
  const people = registered(asked);
  return request.targets.map(({ month, registrations }) => ({
    wish: { kind: 'target', month },
    atLeast: registrations,
    concerned,
    coefficient: (visit, shift) => (days[shift.shifts[0]!.day]!.startsWith(month) ? people(visit, shift) : 0),
  }));
}

function limits({ request: { budget }, classes }: Asked): Recipe[] {
  const { idr, minutes, costPerKmIdr } = budget;
  const perShift = Float64Array.from(classes, ({ costIdr }) => costIdr);
  const money: Recipe = {
    wish: { kind: 'budget-idr' },
    atMost: idr ?? Infinity,
    perShift,
    perKm: costPerKmIdr,
  };
  const time: Recipe = { wish: { kind: 'budget-minutes' }, atMost: minutes ?? Infinity, perMinute: 1 };
  return [...(idr === null ? [] : [money]), ...(minutes === null ? [] : [time])];
}
