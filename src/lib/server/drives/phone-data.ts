import { jakartaDate } from '#lib/domain/calendar/today.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { daysBefore } from '#lib/domain/drives/visit-sent.ts';
import type { DriveInfo, DriveStep, PhoneData, RecordedVisit } from '#lib/views/visits-data.ts';
import { coversCode, type Actor } from '../accounts/actor.ts';
import type { PageContext } from '../pages/app.ts';
import { changesOf, type DriveChange } from '../records/drive-changes.ts';
import { drivesOf, type Drive } from '../records/drives.ts';
import type { Records } from '../records/store.ts';
import { isDemo } from '../records/targets.ts';
import { listPartners } from '../records/partners.ts';
import { partnersToName, visitsOf, type StoredVisit } from '../records/visits.ts';

/** Days of drives that a phone keeps, before and after today. */
const BEFORE_DAYS = 7;
const AFTER_DAYS = 30;
/** Visits that can be corrected on the page: of so many days. */
const RECORDED_DAYS = 60;

export interface PhoneAsked {
  records: Records;
  actor: Actor;
  /** Only its desa, where somebody of the whole branch asks for it. */
  kecamatan: string | null;
  /** ISO dates, both within; the usual days unless told. */
  from?: string;
  to?: string;
  now: Date;
}

type Places = ReadonlyMap<string, { name: string; kecamatan: string }>;

/** What a phone keeps of drives and visits; nothing of places outside the account's kecamatan. */
export async function phoneData(context: PageContext, asked: PhoneAsked): Promise<PhoneData> {
  const { records, actor, now } = asked;
  const today = jakartaDate(now);
  const { from = daysBefore(today, BEFORE_DAYS), to = daysBefore(today, -AFTER_DAYS) } = asked;
  const demo = isDemo(actor);
  const isSeen = ({ code }: { code: string }) =>
    coversCode(actor, code) && (actor.areas !== null || isWithin(code, asked.kecamatan));
  const drives = (await drivesOf(records, { demo, from, to })).filter(isSeen);
  const visits = (await visitsOf(records, { demo })).filter(isSeen);
  const places: Places = new Map(context.facts.desa.map((one) => [one.code, one]));
  const gaps = await gapsOf(context);
  const steps = await stepsOf(records, drives);
  const last = new Map(visits.map(({ code, date }) => [code, date]));
  const partners = await partnersToName(records, demo);
  // Whoever is limited to some kecamatan sees the partners that work there or were there.
  const near = actor.areas === null ? null : await partnersIn(records, actor, demo);
  const named = new Set([...drives, ...visits].map(({ partnerId }) => partnerId));
  const isNamed = (id: string) => near === null || near.has(id) || named.has(id);
  return {
    ...{ madeAt: now.toISOString(), account: actor.id ?? '', from, to, gapOf: gaps.of },
    drives: drives.map((drive) => ({
      ...infoOf(drive, places),
      ...gapOf(gaps.rows.get(drive.code)),
      lastVisit: last.get(drive.code) ?? null,
      history: steps.get(drive.id) ?? [],
    })),
    partners: partners.filter(({ id }) => isNamed(id)),
    recorded: visits
      .filter(({ date }) => date >= daysBefore(today, RECORDED_DAYS))
      .reverse()
      .map((one) => recordedOf(one, places)),
  };
}

async function partnersIn(records: Records, actor: Actor, demo: boolean): Promise<Set<string>> {
  const partners = await listPartners(records, demo);
  return new Set(
    partners.flatMap(({ id, desa }) => (desa.some((code) => coversCode(actor, code)) ? [id] : [])),
  );
}

function isWithin(code: string, kecamatan: string | null): boolean {
  return kecamatan === null || code.startsWith(`${kecamatan}.`);
}

function infoOf({ id, date, team, position, begins, code, ...drive }: Drive, places: Places) {
  const { kind, expected, partnerId, status } = drive;
  const named = namesOf(code, places);
  return { id, date, team, position, begins, code, ...named, kind, expected, partnerId, status };
}

function recordedOf({ recordedAt, ...visit }: StoredVisit, places: Places): RecordedVisit {
  return { ...visit, ...namesOf(visit.code, places), recordedAt: recordedAt.toISOString() };
}

/** A desa that is not in the build any more is called by its code. */
function namesOf(code: string, places: Places): { name: string; kecamatan: string } {
  const { name = code, kecamatan = '' } = places.get(code) ?? {};
  return { name, kecamatan };
}

/** Gaps of the newest month by the usual denominator. */
async function gapsOf({ facts, warehouse, rows }: PageContext) {
  const period = facts.periods.at(-1);
  if (period === undefined) return { of: null, rows: new Map<string, CoverageRow>() };
  const { denominator } = warehouse.build.figures;
  const found = await rows({ level: 'desa', periods: [period], segments: ['bpu'], denominator });
  return { of: { period, denominator }, rows: new Map(found.map((row) => [row.code, row])) };
}

function gapOf(row: CoverageRow | undefined): Pick<DriveInfo, 'gap' | 'gapReason'> {
  if (row === undefined || row.gap === null) return { gap: null, gapReason: row?.reason ?? null };
  return { gap: { mid: row.gap, low: row.gapLow, high: row.gapHigh }, gapReason: row.reason };
}

/** Steps of each drive, those of the ones it was moved from first. */
async function stepsOf(records: Records, drives: readonly Drive[]): Promise<Map<string, DriveStep[]>> {
  const from = new Map(drives.map(({ id, movedFrom }) => [id, movedFrom]));
  const chains = new Map(drives.map(({ id }) => [id, chainOf(id, from)]));
  const changes = await changesOf(records, [...new Set([...chains.values()].flat())]);
  return new Map(
    [...chains].map(([id, chain]) => [
      id,
      changes.filter(({ driveId }) => chain.includes(driveId)).map(stepOf),
    ]),
  );
}

function chainOf(id: string, from: ReadonlyMap<string, string | null>): string[] {
  const before = from.get(id) ?? null;
  return before === null ? [id] : [id, ...chainOf(before, from)];
}

function stepOf({ at, actorName, status, note }: DriveChange): DriveStep {
  return { at: at.toISOString(), actorName, status, note };
}
