import { randomUUID } from 'node:crypto';
import { and, desc, eq, getTableColumns, isNull } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import { planAskedSchema, type PlanAsked } from '#lib/domain/drives/plan-asked.ts';
import type { OutreachRequest } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import type { Actor } from '../accounts/actor.ts';
import { UserError } from '../user-error.ts';
import { auditRow, CHANGED, refusePersonal, type AuditNote } from './audit.ts';
import { savedMeanwhile } from './saved-meanwhile.ts';
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
  /** What the engine was given for `result`, the wishes it was made from, and when; null before anything was worked out. */
  request: OutreachRequest | null;
  plannedAsked: PlanAsked | null;
  requestMadeAt: Date | null;
  /** Accepted by the checker for the request. */
  result: OutreachPlan | null;
  publishedAt: Date | null;
  archivedAt: Date | null;
}

const LONGEST_NAME = 80;
/** Plans of the demo, or the real ones, the last changed first; without what the engine was given, which is large. */
export async function listPlans(records: Records, demo: boolean): Promise<Omit<StoredPlan, 'request'>[]> {
  const { request: unread, ...columns } = getTableColumns(plan);
  void unread;
  const rows = await records
    .select(columns)
    .from(plan)
    .where(eq(plan.demo, demo))
    .orderBy(desc(plan.updatedAt), plan.id);
  return rows.map((row) => ({ ...row, ...parsed(row) }));
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
  const { request } = row;
  return {
    ...row,
    ...parsed(row),
    request: request === null ? null : (JSON.parse(request) as OutreachRequest),
  };
}

function parsed({
  asked,
  plannedAsked,
  result,
}: Record<'asked', string> & Record<'plannedAsked' | 'result', string | null>) {
  return {
    asked: planAskedSchema.parse(JSON.parse(asked)),
    plannedAsked: plannedAsked === null ? null : planAskedSchema.parse(JSON.parse(plannedAsked)),
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
    plannedAsked = null,
    requestMadeAt = null,
    result = null,
  }: Pick<StoredPlan, 'name' | 'demo' | 'asked'> &
    Partial<Pick<StoredPlan, 'request' | 'plannedAsked' | 'requestMadeAt' | 'result'>>,
  now: Date,
): Promise<string> {
  const id = randomUUID();
  const row = {
    ...{ id, name: checkedName(name), demo, version: 1, createdAt: now, updatedAt: now, requestMadeAt },
    ...{ authorId: actor.id, authorName: actor.name, asked: JSON.stringify(asked) },
    plannedAsked: plannedAsked && JSON.stringify(plannedAsked),
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
  Pick<
    StoredPlan,
    'name' | 'asked' | 'request' | 'plannedAsked' | 'requestMadeAt' | 'result' | 'publishedAt' | 'archivedAt'
  >
>;

/**
 * Saves a change of a plan that is not published, with a note of it and what belongs to it (`also`), all or nothing.
 * @returns its version now
 * @throws UserError when somebody has saved it meanwhile, or it is published
 */
export async function changePlan(
  records: Records,
  actor: Actor,
  { id, demo, base }: { id: string; demo: boolean; base: number },
  { change, note, also = [] }: { change: PlanChange; note: AuditNote; also?: readonly BatchItem<'sqlite'>[] },
  now: Date,
): Promise<number> {
  const { name, asked, request, plannedAsked, result, ...moments } = change;
  const update = records
    .update(plan)
    .set({
      ...moments,
      ...(name !== undefined && { name: checkedName(name) }),
      ...(asked !== undefined && { asked: JSON.stringify(asked) }),
      ...(request !== undefined && { request: request && JSON.stringify(request) }),
      ...(plannedAsked !== undefined && { plannedAsked: plannedAsked && JSON.stringify(plannedAsked) }),
      ...(result !== undefined && { result: result && JSON.stringify(result) }),
      ...{ version: base + 1, updatedAt: now },
    })
    .where(and(eq(plan.id, id), eq(plan.demo, demo), eq(plan.version, base), isNull(plan.publishedAt)));
  try {
    await records.batch([update, auditRow(records, actor, note, now, CHANGED), ...also]);
  } catch (cause) {
    const [found] = await records
      .select({ version: plan.version, publishedAt: plan.publishedAt })
      .from(plan)
      .where(and(eq(plan.id, id), eq(plan.demo, demo)));
    if (found?.version !== base || found.publishedAt !== null) throw savedMeanwhile('plan');
    throw cause;
  }
  return base + 1;
}

/** Puts a plan away, or takes it out again; published ones too. @throws UserError where there is no such plan */
export async function archivePlan(
  records: Records,
  actor: Actor,
  { id, demo, isArchived }: { id: string; demo: boolean; isArchived: boolean },
  now: Date,
): Promise<void> {
  const is = and(eq(plan.id, id), eq(plan.demo, demo));
  const [found] = await records.select({ id: plan.id }).from(plan).where(is);
  if (!found) throw new UserError('That plan is not there.', 'Rencana itu tidak ada.');
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
      .where(is),
    auditRow(records, actor, note, now, CHANGED),
  ]);
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
