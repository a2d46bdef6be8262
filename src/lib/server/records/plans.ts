import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { planAskedSchema, type PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, refusePersonal } from './audit.ts';
import { plan } from './schema.ts';
import type { Records } from './store.ts';

/** A plan of drives, as kept. */
export interface StoredPlan {
  id: string;
  name: string;
  demo: boolean;
  /** Counts its saves from 1. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  authorName: string;
  asked: PlanAsked;
  /** What the engine was given, and when it was made from the figures; null before it was asked for. */
  request: OutreachRequest | null;
  requestMadeAt: Date | null;
  /** Accepted by the checker for the request. */
  result: OutreachPlan | null;
  publishedAt: Date | null;
  archivedAt: Date | null;
}

/** Plans without their large parts, the last changed first. */
export type PlanHeader = Omit<StoredPlan, 'asked' | 'request' | 'result' | 'demo'>;

const LONGEST_NAME = 80;
const HEADER = {
  id: plan.id,
  name: plan.name,
  version: plan.version,
  createdAt: plan.createdAt,
  updatedAt: plan.updatedAt,
  authorName: plan.authorName,
  requestMadeAt: plan.requestMadeAt,
  publishedAt: plan.publishedAt,
  archivedAt: plan.archivedAt,
};

/** Plans of the demo, or the real ones. */
export async function listPlans(records: Records, demo: boolean): Promise<PlanHeader[]> {
  return records.select(HEADER).from(plan).where(eq(plan.demo, demo)).orderBy(desc(plan.updatedAt), plan.id);
}

/** A plan; null where there is none of that id. */
export async function planOf(
  records: Records,
  { id, demo }: { id: string; demo: boolean },
): Promise<StoredPlan | null> {
  const [row] = await records
    .select()
    .from(plan)
    .where(and(eq(plan.id, id), eq(plan.demo, demo)));
  if (!row) return null;
  const { asked, request, result } = row;
  return {
    ...row,
    asked: planAskedSchema.parse(JSON.parse(asked)),
    request: request === null ? null : (JSON.parse(request) as OutreachRequest),
    result: result === null ? null : (JSON.parse(result) as OutreachPlan),
  };
}

/** Keeps a new plan. @returns its id @throws UserError for a name that cannot be kept */
export async function createPlan(
  records: Records,
  actor: Actor,
  {
    name,
    demo,
    asked,
    request = null,
    requestMadeAt = null,
    result = null,
  }: Pick<StoredPlan, 'name' | 'demo' | 'asked'> &
    Partial<Pick<StoredPlan, 'request' | 'requestMadeAt' | 'result'>>,
  now: Date,
): Promise<string> {
  const id = randomUUID();
  const row = {
    ...{ id, name: checkedName(name), demo, version: 1, createdAt: now, updatedAt: now, requestMadeAt },
    ...{ authorId: actor.id, authorName: actor.name, asked: JSON.stringify(asked) },
    ...{ request: request && JSON.stringify(request), result: result && JSON.stringify(result) },
  };
  const note = {
    action: 'plan.create',
    objectKind: 'plan',
    objectId: id,
    details: { name: row.name },
  } as const;
  await records.batch([records.insert(plan).values(row), auditRow(records, actor, note, now)]);
  return id;
}

/** What of a plan is changed; what is left out stays. */
export type PlanChange = Partial<
  Pick<StoredPlan, 'name' | 'asked' | 'request' | 'requestMadeAt' | 'result' | 'publishedAt' | 'archivedAt'>
>;

/** What somebody saves, and the version it was made from. */
interface Save {
  id: string;
  demo: boolean;
  base: number;
}

/**
 * Statements that save a plan; to be put into one batch, after which `wasSaved` says whether this save or another one counts. A row that
 * has another version is left as it is.
 */
export function planUpdate(records: Records, { id, demo, base }: Save, change: PlanChange, now: Date) {
  const { name, asked, request, result, ...moments } = change;
  return records
    .update(plan)
    .set({
      ...moments,
      ...(name !== undefined && { name: checkedName(name) }),
      ...(asked !== undefined && { asked: JSON.stringify(asked) }),
      ...(request !== undefined && { request: request && JSON.stringify(request) }),
      ...(result !== undefined && { result: result && JSON.stringify(result) }),
      ...{ version: sql`${plan.version} + 1`, updatedAt: now },
    })
    .where(and(eq(plan.id, id), eq(plan.demo, demo), eq(plan.version, base), isNull(plan.publishedAt)))
    .returning({ version: plan.version });
}

/**
 * Saves a change of a plan that is not published.
 * @returns its version now
 * @throws UserError when somebody has saved it meanwhile, or it is published
 */
export async function changePlan(
  records: Records,
  save: Save,
  change: PlanChange,
  now: Date,
): Promise<number> {
  const [row] = await planUpdate(records, save, change, now);
  if (!row) throw savedMeanwhile();
  return row.version;
}

/** Puts a plan away, or takes it out again; published ones too. */
export async function archivePlan(
  records: Records,
  actor: Actor,
  { id, demo, isArchived }: { id: string; demo: boolean; isArchived: boolean },
  now: Date,
): Promise<void> {
  const note = {
    action: 'plan.archive',
    objectKind: 'plan',
    objectId: id,
    details: { on: isArchived },
  } as const;
  await records.batch([
    records
      .update(plan)
      .set({ archivedAt: isArchived ? now : null })
      .where(and(eq(plan.id, id), eq(plan.demo, demo))),
    auditRow(records, actor, note, now),
  ]);
}

export function savedMeanwhile(): UserError {
  return new UserError(
    'Somebody has changed or published this plan meanwhile. Open it again; what you see here was not saved.',
    'Sementara itu rencana ini diubah atau diterbitkan orang lain. Buka lagi; yang terlihat di sini belum tersimpan.',
  );
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > LONGEST_NAME)
    throw new UserError(
      `A plan needs a name of at most ${LONGEST_NAME} letters.`,
      `Rencana perlu nama, paling panjang ${LONGEST_NAME} huruf.`,
    );
  refusePersonal(trimmed);
  return trimmed;
}
