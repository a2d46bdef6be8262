import type { OutreachRequest } from '#lib/domain/outreach/request.ts';

type Desa = OutreachRequest['desa'][number];
type Team = OutreachRequest['teams'][number];

/** Something that a request may hold, and the same request without it; null where it has none. */
export interface Kind {
  name: string;
  without: (request: OutreachRequest) => OutreachRequest | null;
}

const desaKind = (name: string, has: (one: Desa) => boolean, none: Partial<Desa>): Kind => ({
  name,
  without: (request) =>
    request.desa.some(has)
      ? { ...request, desa: request.desa.map((one) => (has(one) ? { ...one, ...none } : one)) }
      : null,
});

const teamKind = (name: string, has: (one: Team) => boolean, none: Partial<Team>): Kind => ({
  name,
  without: (request) =>
    request.teams.some(has)
      ? { ...request, teams: request.teams.map((one) => (has(one) ? { ...one, ...none } : one)) }
      : null,
});

const wholeKind = (
  name: string,
  has: (request: OutreachRequest) => boolean,
  none: (request: OutreachRequest) => Partial<OutreachRequest>,
): Kind => ({ name, without: (request) => (has(request) ? { ...request, ...none(request) } : null) });

const nobody = { low: 0, mid: 0, high: 0 };
const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** All that the planner knows of, each with what the request is without it. */
export const KINDS: readonly Kind[] = [
  wholeKind(
    'working weekdays',
    ({ horizon }) => horizon.weekdays.length < 7,
    ({ horizon }) => ({ horizon: { ...horizon, weekdays: everyDay } }),
  ),
  wholeKind(
    'holidays',
    ({ horizon }) => horizon.holidays.length > 0,
    ({ horizon }) => ({ horizon: { ...horizon, holidays: [] } }),
  ),
  teamKind('team days off', ({ daysOff }) => daysOff.length > 0, { daysOff: [] }),
  teamKind('an end that is not the start', ({ start, end = start }) => start !== end, { end: undefined }),
  teamKind('working hours', ({ to }) => to < 900, { to: 900 }),
  teamKind('most stops', ({ maxStops }) => maxStops < 4, { maxStops: 4 }),
  teamKind('speed factor', ({ speedFactor }) => speedFactor !== 1, { speedFactor: 1 }),
  teamKind('cost a day', ({ costPerDayIdr }) => costPerDayIdr > 0, { costPerDayIdr: 0 }),
  wholeKind(
    'more than one team',
    ({ teams }) => teams.length > 1,
    ({ teams }) => ({ teams: teams.slice(0, 1) }),
  ),
  wholeKind(
    'the middle of low, mid and high',
    () => true,
    ({ desa }) => ({
      desa: desa.map((one) => {
        const { low, high } = one.registrations;
        return { ...one, registrations: { low, mid: low, high } };
      }),
    }),
  ),
  wholeKind(
    'weight of those still active',
    ({ objective }) => objective.stillActive > 0,
    ({ objective }) => ({ objective: { ...objective, stillActive: 0 } }),
  ),
  wholeKind(
    'share still active',
    ({ objective, desa }) => objective.stillActive > 0 && desa.some(({ stillActive }) => stillActive < 1),
    ({ desa }) => ({ desa: desa.map((one) => ({ ...one, stillActive: 1 })) }),
  ),
  wholeKind(
    'weight of a kilometre',
    ({ objective }) => objective.km > 0,
    ({ objective }) => ({ objective: { ...objective, km: 0 } }),
  ),
  desaKind('bonus of a first visit', ({ bonus }) => bonus > 0, { bonus: 0 }),
  desaKind('market day', ({ market }) => market !== null && market.multiplier !== 1, { market: null }),
  desaKind('window', ({ window }) => window !== null, { window: null }),
  desaKind('agreed days', ({ onlyDays }) => onlyDays.length > 0, { onlyDays: [] }),
  desaKind('days without visits', ({ notDays }) => notDays.length > 0, { notDays: [] }),
  desaKind('pinned', ({ pinned }) => pinned, { pinned: false }),
  desaKind('forbidden', ({ forbidden }) => forbidden, { forbidden: false }),
  desaKind('last visit', ({ lastVisit, minGapDays }) => lastVisit !== null && minGapDays > 0, {
    lastVisit: null,
  }),
  desaKind('second visit', ({ repeat }) => repeat !== null, { repeat: null }),
  {
    name: 'gap before a second visit',
    without: (request) =>
      request.desa.some(({ repeat }) => repeat && repeat.gapDays > 1)
        ? {
            ...request,
            desa: request.desa.map((one) =>
              one.repeat ? { ...one, repeat: { ...one.repeat, gapDays: 1 } } : one,
            ),
          }
        : null,
  },
  desaKind('follow-up', ({ followUp }) => followUp !== null, { followUp: null }),
  {
    name: 'first day of a follow-up',
    without: (request) =>
      request.desa.some(({ followUp }) => followUp?.notBefore != null)
        ? {
            ...request,
            desa: request.desa.map((one) =>
              one.followUp ? { ...one, followUp: { ...one.followUp, notBefore: null } } : one,
            ),
          }
        : null,
  },
  desaKind('visit of no minutes', ({ visitMinutes }) => visitMinutes === 0, { visitMinutes: 60 }),
  desaKind('registrations', ({ registrations }) => registrations.mid > 0, { registrations: nobody }),
  wholeKind(
    'speeds of places',
    ({ travel, places }) =>
      travel.kind === 'estimate' && places.some(({ speedKmh }) => speedKmh !== undefined),
    ({ places }) => ({ places: places.map((place) => ({ ...place, speedKmh: undefined })) }),
  ),
  {
    name: 'speed of short legs',
    without: (request) =>
      request.travel.kind === 'estimate' && request.travel.nearKmh !== undefined
        ? { ...request, travel: { ...request.travel, nearKmh: undefined } }
        : null,
  },
  {
    name: 'measured legs',
    without: (request) =>
      request.travel.kind === 'estimate' && request.travel.measured.length > 0
        ? { ...request, travel: { ...request.travel, measured: [] } }
        : null,
  },
  {
    name: 'ways that differ by direction',
    without: (request) => {
      const { travel } = request;
      if (travel.kind !== 'matrix') return null;
      const { minutes } = travel;
      return {
        ...request,
        travel: {
          ...travel,
          minutes: minutes.map((row, i) => row.map((one, j) => (i < j ? one : minutes[j]![i]!))),
        },
      };
    },
  },
  {
    name: 'ways round shorter than direct ones',
    without: (request) => {
      const { travel } = request;
      if (travel.kind !== 'matrix') return null;
      const minutes = travel.minutes.map((row) => [...row]);
      for (const k of minutes.keys())
        for (const row of minutes)
          for (const j of row.keys()) row[j] = Math.min(row[j]!, row[k]! + minutes[k]![j]!);
      return { ...request, travel: { ...travel, minutes } };
    },
  },
  wholeKind(
    'budget in rupiah',
    ({ budget }) => budget.idr !== null,
    ({ budget }) => ({ budget: { ...budget, idr: null } }),
  ),
  wholeKind(
    'cost a kilometre',
    ({ budget }) => budget.idr !== null && budget.costPerKmIdr > 0,
    ({ budget }) => ({ budget: { ...budget, costPerKmIdr: 0 } }),
  ),
  wholeKind(
    'budget in minutes',
    ({ budget }) => budget.minutes !== null,
    ({ budget }) => ({ budget: { ...budget, minutes: null } }),
  ),
  wholeKind(
    'floor of visits',
    ({ floors }) => floors.some(({ visits }) => visits > 0),
    ({ floors }) => ({ floors: floors.map((floor) => ({ ...floor, visits: 0 })) }),
  ),
  wholeKind(
    'floor of a share',
    ({ floors }) => floors.some(({ share }) => share > 0),
    ({ floors }) => ({ floors: floors.map((floor) => ({ ...floor, share: 0 })) }),
  ),
  wholeKind(
    'target of a month',
    ({ targets }) => targets.length > 0,
    () => ({ targets: [] }),
  ),
  wholeKind(
    'targets of two months',
    ({ targets }) => targets.length > 1,
    ({ targets }) => ({ targets: targets.slice(0, 1) }),
  ),
];
