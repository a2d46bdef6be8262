import { z } from 'zod';

const date = z.iso.date();
/** Within a day. */
const minutes = z.number().min(0).max(1440);
const people = z.number().min(0).max(1_000_000);
const share = z.number().min(0).max(1);
const rupiah = z.number().min(0).max(1e12);
const weight = z.number().min(0).max(1e6);
const speed = z.number().min(1).max(200);
const name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}*$/u, 'a name has no control characters');

const range = z
  .strictObject({ low: people, mid: people, high: people })
  .refine(({ low, mid, high }) => low <= mid && mid <= high, 'low ≤ mid ≤ high')
  .describe(
    'Expected people under careful, middle and hopeful assumptions about the response; low ≤ mid ≤ high. Plans count mid.',
  );
export type Range = z.infer<typeof range>;

const place = z
  .strictObject({
    id: name,
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    speedKmh: speed
      .optional()
      .describe('Of the half of an estimated leg that lies on this side; without one, the speed of travel.'),
  })
  .describe('A place on the map, WGS 84; teams and desa name their places by id.');

const team = z
  .strictObject({
    id: name,
    start: name.describe('Place where the day begins.'),
    end: name.optional().describe('Place where it ends; the same unless told.'),
    from: minutes.describe('Beginning of the working hours, minutes after midnight.'),
    to: minutes.describe('Their end: the team is back by then.'),
    maxStops: z.number().int().min(1).max(20),
    officers: z
      .number()
      .int()
      .min(1)
      .max(50)
      .default(1)
      .describe('For the reader: how many an officer can register an hour is already in the registrations.'),
    speedFactor: z
      .number()
      .min(0.1)
      .max(10)
      .default(1)
      .describe('Driving speed against the travel times given, e.g. 1.2 for a motorcycle.'),
    costPerDayIdr: rupiah.default(0).describe('Rupiah for a day out; a day at home costs nothing.'),
    daysOff: z.array(date).default([]),
  })
  .refine(({ from, to }) => from < to, 'a team must begin before it ends');

const desa = z.strictObject({
  code: name,
  place: name.describe('Id of its place.'),
  kecamatan: name,
  registrations: range.describe(
    'New registrations expected from one visit: low, mid and high; low ≤ mid ≤ high. Plans count mid.',
  ),
  stillActive: share
    .default(1)
    .describe('Of those registered, the share expected to be active after 12 months, 0–1.'),
  bonus: weight
    .default(0)
    .describe('Added to the value of its first visit, not to people: what is learned where nobody has been.'),
  visitMinutes: minutes,
  market: z
    .strictObject({ weekday: z.number().int().min(1).max(7), multiplier: z.number().min(0).max(10) })
    .nullable()
    .default(null)
    .describe('Day of the week of its market, 1 Monday … 7 Sunday, and what it multiplies registrations by.'),
  window: z
    .strictObject({ from: minutes, to: minutes })
    .refine(({ from, to }) => from <= to, 'a window must open before it closes')
    .nullable()
    .default(null)
    .describe('When a visit may begin, minutes after midnight.'),
  onlyDays: z
    .array(date)
    .default([])
    .describe('Agreed days: the first visit is on one of them or not at all. Empty: on whichever day.'),
  notDays: z.array(date).default([]).describe('Days without any visit.'),
  pinned: z.boolean().default(false).describe('Must be visited.'),
  forbidden: z.boolean().default(false).describe('Must not be visited.'),
  lastVisit: date.nullable().default(null),
  minGapDays: z
    .number()
    .int()
    .min(0)
    .max(3650)
    .default(0)
    .describe('No visit sooner after lastVisit; a follow-up is free of it.'),
  repeat: z
    .strictObject({ registrations: range, gapDays: z.number().int().min(1).max(366) })
    .nullable()
    .default(null)
    .describe('A second visit within the horizon, at least gapDays after the first.'),
  followUp: z
    .strictObject({ recovered: range, visitMinutes: minutes, notBefore: date.nullable().default(null) })
    .nullable()
    .default(null)
    .describe(
      'A visit to members who have lapsed: people expected to come back; stands beside a first visit.',
    ),
});

const override = z.strictObject({ from: name, to: name, minutes: z.number().min(0).max(10_000) });

const travel = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('estimate'),
      speedKmh: speed.default(30),
      nearKmh: speed.optional().describe('No leg shorter than farKm is faster.'),
      detourNear: z.number().min(1).max(5).default(1.45),
      detourFar: z.number().min(1).max(5).default(1.3),
      farKm: z.number().min(0).default(5).describe('Straight line from which detourFar holds.'),
      fixedMinutes: minutes.default(5),
      measured: z.array(override).default([]).describe('Measured legs, one direction each; they win.'),
    })
    .describe(
      'Minutes of a leg = straight line × detour ÷ speed × 60 + fixedMinutes; half of the way has the speed of either end.',
    ),
  z
    .strictObject({
      kind: z.literal('matrix'),
      minutes: z.array(z.array(z.number().min(0).max(100_000))),
      km: z.array(z.array(z.number().min(0).max(100_000))).optional(),
    })
    .describe(
      'Between the places in the order of places, row from, column to; need be neither symmetric nor metric.',
    ),
]);

/**
 * What an outreach plan is asked for: a horizon of working days, teams, desa with what a visit is expected to bring,
 * travel, budget, and wishes (pins, floors, targets: missed where they cannot be met, limits never are). JSON; everything
 * is in minutes, kilometres, rupiah and people; dates are ISO 8601.
 */
export const outreachRequestSchema = z.strictObject({
  format: z.literal(1),
  horizon: z.strictObject({
    from: date,
    to: date,
    weekdays: z
      .array(z.number().int().min(1).max(7))
      .default([1, 2, 3, 4, 5])
      .describe('Working days, 1 Monday … 7 Sunday.'),
    holidays: z.array(date).default([]),
  }),
  places: z.array(place).max(2500),
  teams: z.array(team).min(1).max(50),
  desa: z.array(desa).max(2000),
  travel,
  budget: z
    .strictObject({
      idr: rupiah.nullable().default(null).describe('Rupiah for team-days and kilometres; null: no limit.'),
      costPerKmIdr: rupiah.default(0),
      minutes: z
        .number()
        .min(0)
        .max(1e9)
        .nullable()
        .default(null)
        .describe('Minutes of travel and visits, all teams together; null: no limit.'),
    })
    .prefault({}),
  floors: z
    .array(
      z.strictObject({
        kecamatan: name,
        visits: z.number().int().min(0).max(2000).default(0),
        share: share.default(0),
      }),
    )
    .default([])
    .describe(
      'At least so many first visits in a kecamatan, and such a share of the registrations (mid) of a visit to each of its desa.',
    ),
  targets: z
    .array(z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), registrations: people }))
    .default([])
    .describe('Expected (mid) registrations wanted in a month.'),
  objective: z
    .strictObject({
      registration: weight.default(1),
      stillActive: weight.default(0),
      km: weight.default(0),
    })
    .prefault({})
    .describe(
      'Weights of what counts: a registration, one still active after 12 months, a kilometre (subtracted).',
    ),
});

export type OutreachRequest = z.infer<typeof outreachRequestSchema>;
/** The form of a request as JSON Schema (draft 2020-12), as it is written: defaults may be left out. */
export function requestJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(outreachRequestSchema, { io: 'input' });
}

/** A request as written, before defaults are filled in. */
export type OutreachRequestInput = z.input<typeof outreachRequestSchema>;
