import { randomUUID } from 'node:crypto';
import { and, asc, desc, eq } from 'drizzle-orm';
import { courseSchema, type Course } from '#lib/domain/targets/course.ts';
import { SEGMENTS, type Segment } from '#lib/domain/workers/segments.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, refusePersonal } from './audit.ts';
import { targetDesa, targetVersion } from './schema.ts';
import type { Records } from './store.ts';

export const MOST_REASON = 500;
/** Rows of one statement: four values each, far below what SQLite takes. */
const ROWS = 2000;

/** One state that the target of a year has had. */
export interface TargetVersion {
  id: string;
  year: number;
  /** 1, 2, 3 … within the year. */
  number: number;
  createdAt: Date;
  authorName: string;
  /** In the author's words; empty for an undo without any. */
  reason: string;
  /** Id of the version it brings back, where it is an undo. */
  restores: string | null;
  /** Null: an undo took the first target of the year back, so there is none. */
  course: Course | null;
}

/** People that should be active at the end of the year. */
export interface DesaTarget {
  segment: Segment;
  code: string;
  people: number;
}

/** Whose targets: those of a year, made in the demo or not; neither sees the other's. */
export interface TargetOf {
  year: number;
  demo: boolean;
}

export interface TargetChange {
  course: Course;
  desa: readonly DesaTarget[];
  reason: string;
  /** Number of the version it was made from; 0 for none. */
  base: number;
}

/**
 * Keeps a target as the next version of its year, with its audit note, or nothing at all.
 * @throws UserError without a reason, or when somebody has saved another version since `base`
 * @throws RangeError when the desa do not sum to the goals
 */
export async function saveTarget(
  records: Records,
  actor: Actor,
  { course, desa, reason, base }: TargetChange,
  now: Date,
): Promise<TargetVersion> {
  checkReason(reason);
  checkSums(course, desa);
  const of = { year: course.year, demo: isDemo(actor) };
  const before = await newest(records, of);
  if ((before?.number ?? 0) !== base) throw savedMeanwhile(before);
  const version = { restores: null, course, reason: reason.trim() };
  return append(records, actor, { of, base, version, desa }, now);
}

/**
 * Takes the last change of a year's target back: the next version is as the one before the newest was, or without a target where
 * there was none before. Undoing twice brings the change back.
 * @throws UserError when there is nothing to undo, or somebody has saved another version since `base`
 */
export async function undoTarget(
  records: Records,
  actor: Actor,
  { year, base, reason = '' }: { year: number; base: number; reason?: string },
  now: Date,
): Promise<TargetVersion> {
  refusePersonal(reason);
  const of = { year, demo: isDemo(actor) };
  const [last, before] = await versions(records, of, 2);
  if (last === undefined) {
    throw new UserError(
      `There is no target of ${year} to undo.`,
      `Belum ada target ${year} yang bisa dibatalkan.`,
    );
  }
  if (last.number !== base) throw savedMeanwhile(last);
  const desa = before ? await desaOf(records, before.id) : [];
  const version = { restores: before?.id ?? null, course: before?.course ?? null, reason: reason.trim() };
  return append(records, actor, { of, base, version, desa }, now);
}

/** The newest version of a year and its desa; null where there never was one. */
export async function targetOf(
  records: Records,
  of: TargetOf,
): Promise<(TargetVersion & { desa: DesaTarget[] }) | null> {
  const version = await newest(records, of);
  return version && { ...version, desa: await desaOf(records, version.id) };
}

/** All versions of a year, newest first. */
export function targetHistory(records: Records, of: TargetOf): Promise<TargetVersion[]> {
  return versions(records, of, 1000);
}

/** Years that have versions, earliest first. */
export async function targetYears(records: Records, { demo }: Pick<TargetOf, 'demo'>): Promise<number[]> {
  const rows = await records
    .selectDistinct({ year: targetVersion.year })
    .from(targetVersion)
    .where(eq(targetVersion.demo, demo))
    .orderBy(asc(targetVersion.year));
  return rows.map(({ year }) => year);
}

/** Desa and segments whose number differs between two versions. */
export async function changedDesa(
  records: Records,
  before: string,
  after: string,
): Promise<Record<Segment, string[]>> {
  const [old, fresh] = [await desaOf(records, before), await desaOf(records, after)];
  const key = ({ segment, code }: DesaTarget) => `${segment} ${code}`;
  const had = new Map(old.map((one) => [key(one), one.people]));
  const has = new Map(fresh.map((one) => [key(one), one.people]));
  const all = new Map([...old, ...fresh].map((one) => [key(one), one]));
  const changed = [...all].filter(([name]) => had.get(name) !== has.get(name)).map(([, one]) => one);
  const codes = (segment: Segment) =>
    changed.filter((one) => one.segment === segment).map(({ code }) => code);
  return { pu: codes('pu'), bpu: codes('bpu'), jakon: codes('jakon') };
}

/** Whether somebody works in the demo: what is made there is seen there only. */
export function isDemo({ kind }: Pick<Actor, 'kind'>): boolean {
  return kind === 'demo';
}

function checkReason(reason: string): void {
  const length = reason.trim().length;
  if (length === 0 || length > MOST_REASON) {
    throw new UserError(
      `Say why, in up to ${MOST_REASON} characters: the reason stays with the version.`,
      `Tulis alasannya, paling panjang ${MOST_REASON} huruf: alasan disimpan bersama versinya.`,
    );
  }
  refusePersonal(reason);
}

function checkSums({ segments }: Course, desa: readonly DesaTarget[]): void {
  for (const segment of SEGMENTS) {
    const sum = desa.reduce((total, one) => total + (one.segment === segment ? one.people : 0), 0);
    const goal = segments[segment]?.goal.people ?? 0;
    if (sum !== goal) throw new RangeError(`desa sum to ${sum} for ${segment}, the goal is ${goal}`);
  }
}

interface Appended {
  of: TargetOf;
  base: number;
  version: Pick<TargetVersion, 'restores' | 'course' | 'reason'>;
  desa: readonly DesaTarget[];
}

/** One batch: the version, its desa and the note are there together or not at all; of two at once one meets the unique index. */
async function append(
  records: Records,
  actor: Actor,
  { of, base, version, desa }: Appended,
  now: Date,
): Promise<TargetVersion> {
  const { course, ...said } = version;
  const id = randomUUID();
  const row = {
    ...{ id, ...of, ...said, number: base + 1, createdAt: now },
    ...{ authorId: actor.id, authorName: actor.name, course: JSON.stringify(course) },
  };
  const slices = Array.from({ length: Math.ceil(desa.length / ROWS) }, (_, i) =>
    desa.slice(i * ROWS, (i + 1) * ROWS),
  );
  const inserts = slices.map((slice) =>
    records
      .insert(targetDesa)
      .values(slice.map(({ segment, code, people }) => ({ versionId: id, segment, code, people }))),
  );
  try {
    await records.batch([
      records.insert(targetVersion).values(row),
      ...inserts,
      auditRow(records, actor, noteOf(of, base + 1, version), now),
    ]);
  } catch (cause) {
    const last = await newest(records, of);
    if ((last?.number ?? 0) !== base) throw savedMeanwhile(last);
    throw cause;
  }
  return { ...version, id, year: of.year, number: base + 1, createdAt: now, authorName: actor.name };
}

function noteOf({ year }: TargetOf, number: number, { course, reason, restores }: Appended['version']) {
  const goals = SEGMENTS.map((segment) => [segment, course?.segments[segment]?.goal.people ?? null] as const);
  return {
    action: isUndo(course, restores) ? ('target.undo' as const) : ('target.save' as const),
    objectKind: 'target',
    objectId: String(year),
    details: { version: number, ...Object.fromEntries(goals), reason },
  };
}

/** An undo names what it brings back, or leaves the year without a target. */
function isUndo(course: Course | null, restores: string | null): boolean {
  return restores !== null || course === null;
}

function savedMeanwhile(last: TargetVersion | null): UserError {
  if (last === null) {
    return new UserError(
      'The version this was made from is not there. Open the page again.',
      'Versi yang menjadi dasarnya tidak ada. Buka halamannya lagi.',
    );
  }
  const { number, authorName } = last;
  return new UserError(
    `${authorName} has saved version ${number} meanwhile. Look at it in the history, then decide whether yours still holds.`,
    `Sementara itu ${authorName} menyimpan versi ${number}. Lihat di riwayat, lalu putuskan apakah versi Anda masih berlaku.`,
  );
}

async function newest(records: Records, of: TargetOf): Promise<TargetVersion | null> {
  return (await versions(records, of, 1))[0] ?? null;
}

async function versions(records: Records, { year, demo }: TargetOf, limit: number): Promise<TargetVersion[]> {
  const rows = await records
    .select()
    .from(targetVersion)
    .where(and(eq(targetVersion.year, year), eq(targetVersion.demo, demo)))
    .orderBy(desc(targetVersion.number))
    .limit(limit);
  return rows.map(({ id, year: of, number, createdAt, authorName, reason, restores, course }) => ({
    ...{ id, year: of, number, createdAt, authorName, reason, restores },
    course: courseSchema.nullable().parse(JSON.parse(course)),
  }));
}

async function desaOf(records: Records, versionId: string): Promise<DesaTarget[]> {
  const { segment, code, people } = targetDesa;
  const rows = await records
    .select({ segment, code, people })
    .from(targetDesa)
    .where(eq(targetDesa.versionId, versionId))
    .orderBy(asc(segment), asc(code));
  return rows as DesaTarget[];
}
