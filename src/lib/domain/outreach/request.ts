import { z } from 'zod';

const date = z.iso.date();
const minutes = z.number().min(0).max(1440);
const people = z.number().min(0).max(1_000_000);
const share = z.number().min(0).max(1);
const name = z.string().min(1).max(80);

/** Expected people under careful, middle and hopeful assumptions about the response; low ≤ mid ≤ high. */
const range = z
  .strictObject({ low: people, mid: people, high: people })
  .refine(({ low, mid, high }) => low <= mid && mid <= high, 'low ≤ mid ≤ high');
export type Range = z.infer<typeof range>;

/** A place on the map; teams and desa name their places by `id`. */
const place = z.strictObject({
  id: name,
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
});

const team = z
  .strictObject({
    id: name,
    /** Where the day begins and ends; ids of places. */
    start: name,
    end: name.optional(),
    /** Working hours, minutes after midnight. */
    from: minutes,
    to: minutes,
    maxStops: z.number().int().min(1).max(20),
    /** Officers of the team: how many can be registered an hour is up to who works out the profits. */
    officers: z.number().int().min(1).max(50).default(1),
    /** Driving speed against the estimate, e.g. 1.2 for a motorcycle. */
    speedFactor: z.number().min(0.1).max(10).default(1),
    costPerDayIdr: z.number().min(0).default(0),
    daysOff: z.array(date).default([]),
  })
  .refine(({ from, to }) => from < to, 'a team must begin before it ends');

const desa = z.strictObject({
  code: name,
  /** Id of its place. */
  place: name,
  kecamatan: name,
  /** New registrations expected from one visit. */
  registrations: range,
  /** Of those registered, the share expected to be active after 12 months. */
  stillActive: share.default(1),
  visitMinutes: minutes,
  /** Day of the week of its market, 1 Monday … 7 Sunday, and what it multiplies registrations by. */
  market: z
    .strictObject({ weekday: z.number().int().min(1).max(7), multiplier: z.number().min(0).max(10) })
    .nullable()
    .default(null),
  /** When a visit may begin, minutes after midnight. */
  window: z
    .strictObject({ from: minutes, to: minutes })
    .refine(({ from, to }) => from <= to, 'a window must open before it closes')
    .nullable()
    .default(null),
  /** Agreed days: a visit is on one of them or not at all. */
  onlyDays: z.array(date).default([]),
  notDays: z.array(date).default([]),
  /** Must be visited. */
  pinned: z.boolean().default(false),
  /** Must not be visited. */
  forbidden: z.boolean().default(false),
  lastVisit: date.nullable().default(null),
  /** No visit sooner after the last one. */
  minGapDays: z.number().int().min(0).max(3650).default(0),
  /** A second visit within the horizon, at least so many days after the first. */
  repeat: z
    .strictObject({ registrations: range, gapDays: z.number().int().min(1).max(366) })
    .nullable()
    .default(null),
  /** A visit to members who have lapsed: people expected to come back; stands beside a first visit. */
  followUp: z
    .strictObject({ recovered: range, visitMinutes: minutes, notBefore: date.nullable().default(null) })
    .nullable()
    .default(null),
});

const override = z.strictObject({ from: name, to: name, minutes: z.number().min(0).max(10_000) });

const travel = z.discriminatedUnion('kind', [
  /** Straight line × detour ÷ speed + fixed minutes a leg. */
  z.strictObject({
    kind: z.literal('estimate'),
    speedKmh: z.number().min(1).max(200).default(30),
    detourNear: z.number().min(1).max(5).default(1.45),
    detourFar: z.number().min(1).max(5).default(1.3),
    /** Straight line from which `detourFar` holds. */
    farKm: z.number().min(0).default(5),
    fixedMinutes: minutes.default(5),
    /** Measured legs; they win. */
    measured: z.array(override).default([]),
  }),
  /** Between the places in the order of `places`, minutes and kilometres; need be neither symmetric nor metric. */
  z.strictObject({
    kind: z.literal('matrix'),
    minutes: z.array(z.array(z.number().min(0).max(100_000))),
    km: z.array(z.array(z.number().min(0).max(100_000))).optional(),
  }),
]);

/**
 * What an outreach plan is asked for: a horizon of working days, teams, desa with what a visit is expected to bring,
 * travel, budget, and wishes. JSON; everything is in minutes, kilometres, rupiah and people.
 */
export const outreachRequestSchema = z.strictObject({
  format: z.literal(1),
  horizon: z.strictObject({
    from: date,
    to: date,
    /** 1 Monday … 7 Sunday. */
    weekdays: z.array(z.number().int().min(1).max(7)).default([1, 2, 3, 4, 5]),
    holidays: z.array(date).default([]),
  }),
  places: z.array(place).max(2500),
  teams: z.array(team).min(1).max(50),
  desa: z.array(desa).max(2000),
  travel,
  budget: z
    .strictObject({
      /** Rupiah for team-days and kilometres. */
      idr: z.number().min(0).nullable().default(null),
      costPerKmIdr: z.number().min(0).default(0),
      /** Minutes away from base, all teams together. */
      minutes: z.number().min(0).nullable().default(null),
    })
    .prefault({}),
  /** At least so many first visits, or such a share of all expected registrations, in a kecamatan. */
  floors: z
    .array(
      z.strictObject({
        kecamatan: name,
        visits: z.number().int().min(0).default(0),
        share: share.default(0),
      }),
    )
    .default([]),
  /** Expected (mid) registrations wanted in a month. */
  targets: z
    .array(z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), registrations: people }))
    .default([]),
  /** What counts: a registration, one still active after 12 months, a kilometre driven (subtracted). */
  objective: z
    .strictObject({
      registration: z.number().min(0).default(1),
      stillActive: z.number().min(0).default(0),
      km: z.number().min(0).default(0),
    })
    .prefault({}),
});

export type OutreachRequest = z.infer<typeof outreachRequestSchema>;
/** A request as written, before defaults are filled in. */
export type OutreachRequestInput = z.input<typeof outreachRequestSchema>;
