import { z } from 'zod';
import { courseSchema, type Course, type Goal } from '#lib/domain/targets/course.ts';
import { splitFingerprint, type StartFigures } from '#lib/domain/targets/start-figures.ts';
import { splitTarget } from '#lib/domain/targets/split.ts';
import { SEGMENTS, type Segment } from '#lib/domain/workers/segments.ts';
import type { TargetDesa } from '#lib/views/target-data.ts';
import { splitDesa } from '#lib/views/target-draft.ts';
import type { Actor } from '../accounts/actor.ts';
import type { PageContext } from '../pages/app.ts';
import type { Records } from '../records/store.ts';
import { saveTarget, type DesaTarget, type TargetVersion } from '../records/targets.ts';
import { UserError } from '../user-error.ts';
import { readStart } from './read-start.ts';
import { lastFullYear, seasonalOf } from './seasonal.ts';
import { yearsToSet } from './years.ts';

/** What the page sends: the course, what its split looked like there, why, and the version it was made from. */
const sentSchema = z.object({
  course: courseSchema,
  fingerprints: z.partialRecord(z.enum(SEGMENTS), z.string().max(20)),
  reason: z.string().max(2000),
  base: z.int().min(0),
});
export type SentCourse = z.infer<typeof sentSchema>;

/** The parts of a form. @throws UserError when they are not what the page sends */
export function sentCourse(form: FormData): SentCourse {
  const parsed = sentSchema.safeParse({
    course: json(form.get('course')),
    fingerprints: json(form.get('fingerprints')),
    reason: String(form.get('reason') ?? ''),
    base: Number(form.get('base')),
  });
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)[0] ?? '';
  throw new UserError(
    `This target is not complete (${where}). Open the page again and set it once more.`,
    `Target ini tidak lengkap (${where}). Buka lagi halamannya dan atur sekali lagi.`,
  );
}

/**
 * Keeps a target: splits it anew from the served figures with the function that the page has used, and refuses when anything
 * differs from what was seen there.
 * @throws UserError
 */
export async function saveCourse(
  context: PageContext,
  { records, actor, now }: { records: Records; actor: Actor; now: Date },
  { course, fingerprints, reason, base }: SentCourse,
): Promise<TargetVersion> {
  if (!yearsToSet(now).includes(course.year)) throw yearIsOver(course.year);
  const { start, desa } = await readStart(context, course.start);
  refuseChangedStart(course, start);
  await refuseOtherSeason(context, course);
  const targets = SEGMENTS.flatMap((segment) =>
    splitAnew(course, segment, { desa, seen: fingerprints[segment] }),
  );
  return saveTarget(records, actor, { course, desa: targets, reason, base }, now);
}

/** Figures that were split on the page are those of the served build. */
function refuseChangedStart({ segments, ucj, start: seen }: Course, start: StartFigures): void {
  if (JSON.stringify(sorted(seen)) !== JSON.stringify(sorted(start))) throw figuresChanged();
  const fits = (goal: Goal | null, base: number | null, asOf: string | null) =>
    goal?.kind !== 'share' ||
    (goal.base === base && goal.baseAsOf === asOf && goal.denominator === start.denominator);
  const areFit = SEGMENTS.every((segment) => {
    const { base, baseAsOf } = start.segments[segment];
    return fits(segments[segment]?.goal ?? null, base, baseAsOf);
  });
  if (!areFit || !fits(ucj, start.total?.value ?? null, start.total?.asOf ?? null)) throw figuresChanged();
}

/** A profile "as last year" is that of the served figures. */
async function refuseOtherSeason(context: PageContext, { segments, start }: Course): Promise<void> {
  const isSeasonal = (segment: Segment) => segments[segment]?.profile.kind === 'seasonal';
  if (!SEGMENTS.some(isSeasonal)) return;
  const seasonal = await seasonalOf(context, lastFullYear(start.period));
  const isOther = (segment: Segment) =>
    JSON.stringify(seasonal[segment].profile) !== JSON.stringify(segments[segment]?.profile);
  if (SEGMENTS.some((segment) => isSeasonal(segment) && isOther(segment))) throw figuresChanged();
}

function splitAnew(
  { segments }: Course,
  segment: Segment,
  { desa, seen }: { desa: readonly TargetDesa[]; seen: string | undefined },
): DesaTarget[] {
  const wished = segments[segment];
  if (wished === null) return [];
  const { split } = splitTarget(splitDesa(desa, segment), wished.wishes);
  if (split === null) throw cannotBeSplit(segment);
  if (splitFingerprint(split.desa) !== seen) throw figuresChanged();
  return split.desa.flatMap(({ code, people }) => (people === null ? [] : [{ segment, code, people }]));
}

/** Plain data with its keys in order, so that equal data are equal texts. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

function json(value: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return null;
  }
}

function figuresChanged(): UserError {
  return new UserError(
    'The data have changed since this page was opened, so the numbers would differ. Press “Recompute with the new data”, look at them and save again; nothing you have set is lost.',
    'Data berubah sejak halaman ini dibuka, jadi angkanya akan berbeda. Tekan “Hitung ulang dengan data baru”, periksa, lalu simpan lagi; pengaturan Anda tidak hilang.',
  );
}

function cannotBeSplit(segment: Segment): UserError {
  const name = segment.toUpperCase();
  return new UserError(
    `The ${name} target cannot be split as wished. Mend what is marked on the page.`,
    `Target ${name} tidak bisa dibagi sesuai pengaturan. Perbaiki yang ditandai di halaman.`,
  );
}

function yearIsOver(year: number): UserError {
  return new UserError(
    `The target of ${year} can no longer be set, or not yet.`,
    `Target ${year} tidak bisa diatur lagi, atau belum bisa.`,
  );
}
