import { z } from 'zod';
import { PAYERS } from '../coverage/enrollment.ts';
import { mayBePersonal } from '../privacy/personal-data.ts';
import { CHANNEL_KINDS, PROGRAMMES } from './kinds.ts';
import { registeredAt, type Registration, type Visit } from './visit.ts';

/** People at one visit, minutes on the spot, and characters of its note, at most. */
export const MOST_PEOPLE = 5000;
export const MOST_MINUTES = 1440;
export const LONGEST_NOTE = 500;
/** How long after a visit it can still be recorded, days. */
export const OLDEST_DAYS = 400;

const people = z.number().int().min(0).max(MOST_PEOPLE);
const id = z.uuid();

/** A visit as it is sent, from wherever it was recorded. */
export const visitSentSchema = z
  .strictObject({
    /** Made where the visit is recorded: sending it twice keeps it once. */
    id,
    driveId: z.string().min(1).max(60).nullable(),
    code: z.string().regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/),
    date: z.iso.date(),
    recordedAt: z.iso.datetime(),
    attended: people.nullable(),
    registrations: z
      .array(
        z.strictObject({
          programme: z.enum(PROGRAMMES),
          payer: z.enum(PAYERS),
          people: people.min(1),
        }),
      )
      .max(PROGRAMMES.length * PAYERS.length)
      .refine((rows) => new Set(rows.map(rowName)).size === rows.length),
    reactivated: people.nullable(),
    minutes: z.number().int().min(0).max(MOST_MINUTES).nullable(),
    partnerId: z.string().min(1).max(60).nullable(),
    channel: z.enum(CHANNEL_KINDS).nullable(),
    note: z
      .string()
      .max(LONGEST_NOTE)
      .regex(/^(?:\P{Cc}|\n)*$/u),
    /** The record that this one corrects or withdraws. */
    replaces: id.nullable(),
    /** There was no such visit. */
    withdrawn: z.boolean(),
  })
  .refine(({ replaces, withdrawn }) => replaces !== null || !withdrawn);
export type VisitSent = z.infer<typeof visitSentSchema>;

/** Two rows of one programme and payer belong together. */
function rowName({ programme, payer }: Registration): string {
  return `${programme} ${payer}`;
}

/** What stands against keeping a visit; the first that applies is told. */
export const VISIT_PROBLEMS = ['fields', 'nothing', 'future', 'too-old', 'personal'] as const;
export type VisitProblem = (typeof VISIT_PROBLEMS)[number];

/**
 * What is wrong with a visit: `fields` not of the form above, `nothing` was counted or noted, its date is in the `future` or
 * `too-old`, `personal` data in the note. Null: it can be kept.
 * @param today ISO date in Asia/Jakarta
 */
export function visitProblem(sent: unknown, today: string): VisitProblem | null {
  const { success, data } = visitSentSchema.safeParse(sent);
  if (!success) return 'fields';
  if (data.date > today) return 'future';
  if (data.date < daysBefore(today, OLDEST_DAYS)) return 'too-old';
  if (mayBePersonal(data.note)) return 'personal';
  return data.withdrawn || saysSomething(data) ? null : 'nothing';
}

function saysSomething(visit: VisitSent): boolean {
  const counted = [visit.attended, visit.reactivated, visit.minutes].some((one) => one !== null);
  return counted || visit.registrations.length > 0 || visit.note.trim() !== '';
}

/** Whether more people registered or came back than were there: possible (family members), and worth asking. */
export function isMoreThanCame(visit: Pick<Visit, 'attended' | 'registrations' | 'reactivated'>): boolean {
  return visit.attended !== null && registeredAt(visit) + (visit.reactivated ?? 0) > visit.attended;
}

/** What a visit says, in one order whatever order it was sent in, to be compared. */
export function visitContent(visit: Visit & Pick<VisitSent, 'replaces' | 'withdrawn'>): string {
  const registrations = [...visit.registrations].sort((a, b) => (rowName(a) < rowName(b) ? -1 : 1));
  const { driveId, code, date, attended, reactivated, minutes, partnerId, channel, note } = visit;
  return JSON.stringify([
    ...[visit.id, driveId, code, date, attended, reactivated, minutes, partnerId, channel, note.trim()],
    ...[visit.replaces, visit.withdrawn],
    ...registrations.map(({ programme, payer, people }) => [programme, payer, people]),
  ]);
}

/** The ISO date so many days before another one. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

/** What became of a visit that was sent: kept now, kept before, or not, with the sentence why. */
export type VisitAnswer =
  | { id: string; outcome: 'stored' | 'already'; remark: VisitRemark | null }
  | { id: string; outcome: 'refused'; message: string };

/** What to know of a visit that was kept: its drive had been cancelled or moved, or another visit is recorded for it. */
export const VISIT_REMARKS = ['drive-cancelled', 'drive-moved', 'drive-done'] as const;
export type VisitRemark = (typeof VISIT_REMARKS)[number];
