import { z } from 'zod';
import { mayBePersonal } from '#lib/domain/privacy/personal-data.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { UserError } from '../user-error.ts';

const number = z.number();
const text = z.string().max(200);
const people = z.strictObject({ low: number, mid: number, high: number });
const stop = z.strictObject({
  desa: text,
  kind: z.enum(['first', 'repeat', 'follow-up']),
  ...{ arrive: number, begin: number, leave: number, travelMinutes: number, travelKm: number },
  people,
});
const day = z.strictObject({
  ...{ date: z.iso.date(), team: text, stops: z.array(stop).max(50) },
  ...{ from: number, back: number, travelMinutes: number, visitMinutes: number, km: number, costIdr: number },
});
/** Reasons are shown, never reckoned with: only their size and texts are looked at. */
const told = z.looseObject({}).nullable();

const planSchema = z.strictObject({
  days: z.array(day).max(20_000),
  ...{ value: number, bound: number, gap: number, km: number, costIdr: number, minutes: number },
  ...{ registrations: people, recovered: people },
  missed: z.array(z.strictObject({ wish: text, wanted: number, planned: number })).max(5000),
  ...{ clash: told, explanations: told },
  keptDays: number.optional(),
  ...{ seed: number, seconds: number, iterations: number },
});

/** A plan as a browser sends it. @throws UserError for something else, and for texts that may be about a person */
export function readResult(sent: unknown): OutreachPlan {
  const parsed = planSchema.safeParse(sent);
  if (!parsed.success || hasPersonalText([parsed.data.clash, parsed.data.explanations]))
    throw new UserError(
      'This is not a plan as Jangkau makes it, so it was not saved. Open the page again and plan anew.',
      'Ini bukan rencana buatan Jangkau, jadi tidak disimpan. Buka lagi halamannya dan hitung ulang.',
    );
  return parsed.data as unknown as OutreachPlan;
}

function hasPersonalText(value: unknown): boolean {
  if (typeof value === 'string') return mayBePersonal(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) => mayBePersonal(key) || hasPersonalText(one));
}
