import { randomUUID } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { reportAskedSchema, type ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, CHANGED, refusePersonal } from './audit.ts';
import { savedMeanwhile } from './saved-meanwhile.ts';
import { report } from './schema.ts';
import type { Records } from './store.ts';

/** A report as it is composed. */
export interface StoredReport {
  id: string;
  /** Counts its saves from 1. */
  version: number;
  asked: ReportAsked;
  authorName: string;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}

/** Which report: those of the demo and the real ones do not see each other. */
export interface ReportId {
  id: string;
  demo: boolean;
}

/** Reports, the last changed first. */
export async function reportsOf(records: Records, { demo }: Pick<ReportId, 'demo'>): Promise<StoredReport[]> {
  const rows = await records
    .select()
    .from(report)
    .where(eq(report.demo, demo))
    .orderBy(desc(report.updatedAt), report.id);
  return rows.map(stored);
}

/** A report; null where there is none of that id. */
export async function reportOf(records: Records, which: ReportId): Promise<StoredReport | null> {
  const [row] = await records.select().from(report).where(is(which));
  return row ? stored(row) : null;
}

/** Keeps a new report. @returns its id @throws UserError for a text that may not be kept */
export async function createReport(
  records: Records,
  { asked, demo }: { asked: ReportAsked; demo: boolean },
  who: Actor,
  now: Date,
): Promise<string> {
  refusePersonalTexts(asked);
  const id = randomUUID();
  const row = {
    ...{ id, demo, version: 1, createdAt: now, updatedAt: now, asked: JSON.stringify(asked) },
    ...{ authorId: who.id, authorName: who.name },
  };
  const note = noteOf('report.create', id, asked);
  await records.batch([records.insert(report).values(row), auditRow(records, who, note, now)]);
  return id;
}

/**
 * Saves a report made from the version `base`.
 * @returns its version now
 * @throws UserError when somebody has saved it meanwhile, or for a text that may not be kept
 */
export async function saveReport(
  records: Records,
  { id, demo, base, asked }: ReportId & { base: number; asked: ReportAsked },
  who: Actor,
  now: Date,
): Promise<number> {
  refusePersonalTexts(asked);
  const update = records
    .update(report)
    .set({ asked: JSON.stringify(asked), version: base + 1, updatedAt: now })
    .where(and(is({ id, demo }), eq(report.version, base)));
  const note = noteOf('report.save', id, asked);
  try {
    await records.batch([update, auditRow(records, who, note, now, CHANGED)]);
  } catch (cause) {
    if ((await found(records, { id, demo })).version !== base) throw savedMeanwhile('report');
    throw cause;
  }
  return base + 1;
}

/** Puts a report away, or takes it out again. Its links go on until they end or are revoked. @throws UserError where there is no such report */
export async function archiveReport(
  records: Records,
  { id, demo, isArchived }: ReportId & { isArchived: boolean },
  who: Actor,
  now: Date,
): Promise<void> {
  const { asked } = await found(records, { id, demo });
  const update = records
    .update(report)
    .set({ archivedAt: isArchived ? now : null })
    .where(is({ id, demo }));
  const { details, ...note } = noteOf('report.archive', id, asked);
  await records.batch([
    update,
    auditRow(records, who, { ...note, details: { ...details, on: isArchived } }, now, CHANGED),
  ]);
}

/** A report that must be there. @throws UserError */
export async function found(records: Records, which: ReportId): Promise<StoredReport> {
  const one = await reportOf(records, which);
  if (one !== null) return one;
  throw new UserError('That report is not there.', 'Laporan itu tidak ada.');
}

function is({ id, demo }: ReportId) {
  return and(eq(report.id, id), eq(report.demo, demo));
}

function stored({ asked, ...row }: typeof report.$inferSelect): StoredReport {
  const { id, version, authorName, createdAt, updatedAt, archivedAt } = row;
  return {
    ...{ id, version, authorName, createdAt, updatedAt, archivedAt },
    asked: reportAskedSchema.parse(JSON.parse(asked)),
  };
}

function noteOf(action: 'report.create' | 'report.save' | 'report.archive', id: string, asked: ReportAsked) {
  const { title, template, code, period } = asked;
  return { action, objectKind: 'report', objectId: id, details: { name: title, template, code, period } };
}

function refusePersonalTexts({ title, blocks }: ReportAsked): void {
  refusePersonal(title);
  for (const block of blocks) if (block.kind === 'text') refusePersonal(block.text);
}
