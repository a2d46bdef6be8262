import { z } from 'zod';
import { CHANNEL_KINDS } from './kinds.ts';

const date = z.iso.date();
const text = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'no control characters');
const minutes = z.number().int().min(0).max(1440);
const count = (most: number) => z.number().int().min(0).max(most);
const rupiah = z.number().min(0).max(1e12);

const team = z.strictObject({
  name: text(40).min(1),
  officers: z.number().int().min(1).max(50),
  /** Desa a day. */
  maxStops: z.number().int().min(1).max(12),
  from: minutes,
  to: minutes,
  costPerDayIdr: rupiah,
  daysOff: z.array(date).max(366),
});
export type AskedTeam = z.infer<typeof team>;

/** What is wished of one desa; `null` and empty: nothing. */
const desa = z.strictObject({
  rule: z.enum(['pinned', 'forbidden']).nullable().default(null),
  /** Days agreed with the desa; empty: whichever. */
  agreed: z.array(date).max(31).default([]),
  notDays: z.array(date).max(366).default([]),
  /** 1 Monday … 7 Sunday. */
  market: z.number().int().min(1).max(7).nullable().default(null),
  partnerId: z.string().max(60).nullable().default(null),
  channel: z.enum(CHANNEL_KINDS).nullable().default(null),
  visitMinutes: minutes.min(10).nullable().default(null),
});
export type AskedDesa = z.infer<typeof desa>;

/** What a planner asks of a plan, in the words of the form; the request that the engine gets is made from it and from the figures. */
export const planAskedSchema = z.strictObject({
  from: date,
  to: date,
  /** Working days, 1 Monday … 7 Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** Days off for everybody beside public holidays and cuti bersama. */
  closed: z.array(date).max(366),
  base: z.strictObject({
    name: text(120).min(1),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
  }),
  teams: z.array(team).min(1).max(20),
  /** Kecamatan codes; empty: all that the figures have. */
  kecamatan: z.array(z.string().max(13)).max(1000),
  visitMinutes: minutes.min(10),
  /** Rupiah for team-days and kilometres; null: no limit. */
  budgetIdr: rupiah.nullable(),
  costPerKmIdr: rupiah,
  /** At least so many visits in a kecamatan. */
  floors: z.array(z.strictObject({ kecamatan: z.string().max(13), visits: count(500) })).max(1000),
  /** Registrations wanted in all; null: as many as possible. */
  registrations: count(1_000_000).nullable(),
  /** Whether people still active after 12 months count, or sign-ups. */
  counts: z.enum(['still-active', 'registered']),
  /** A desa visited within so many days before is left out. */
  minGapDays: count(3650),
  /** Prefer desa that have never been visited, so that responses are learned there. */
  explore: z.boolean(),
  /** Whether members in arrears are called on as well. */
  followUps: z.boolean(),
  travel: z.enum(['estimate', 'osrm']),
  desa: z.record(z.string().max(13), desa),
});
export type PlanAsked = z.infer<typeof planAskedSchema>;
