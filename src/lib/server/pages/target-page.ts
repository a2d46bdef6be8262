import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { monthIndex, sameMonthLastYear, type Period } from '#lib/domain/calendar/period.ts';
import { isSponsor } from '#lib/domain/coverage/enrollment.ts';
import type { Range } from '#lib/domain/outreach/request.ts';
import type { SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import type { ContributionAlert } from '#lib/views/contribution-data.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { missingOf } from '#lib/views/target-lines.ts';
import type {
  ComingDrives,
  PayerLine,
  TargetLine,
  TargetPageData,
  VersionInfo,
} from '#lib/views/target-data.ts';
import type { Endings } from '#lib/views/members-data.ts';
import { readCounts } from '../members/member-queries.ts';
import { drivesOf } from '../records/drives.ts';
import type { Records } from '../records/store.ts';
import { targetOf, targetYears, type TargetVersion } from '../records/targets.ts';
import { targetLines, type Followed } from '../targets/target-lines.ts';
import { chosenYear, monthOfYear, yearsToSee } from '../targets/years.ts';
import { areaOf, type PageContext } from './app.ts';
import { contributionAlerts } from './contributions.ts';
import { endingsIn } from './members-page.ts';

/** Where targets are read, for whom, and the year that is asked for. */
export interface TargetAsked {
  records: Records;
  demo: boolean;
  /** `?tahun=` as it stands in the URL. */
  tahun: string | null;
  now: Date;
}

/** How many desa are named that keep an area from its target. */
const HOLDING_BACK = 10;

/** Whether one is on course; null where the URL asks for a year that there is not. */
export async function loadTargetPage(
  context: PageContext,
  selection: Selection,
  asked: TargetAsked,
): Promise<TargetPageData | null> {
  const picked = await pickYear(asked);
  if (picked === null) return null;
  const { year, years } = picked;
  const found = await targetOf(asked.records, { year, demo: asked.demo });
  const at = monthOfYear(year, selection.period);
  const area = areaOf(context, selection);
  const kecamatan = selection.kecamatan ?? (area.level === 'kecamatan' ? area.code : null);
  const followed = found?.course
    ? { course: found.course, desa: found.desa, segment: selection.segment, at }
    : null;
  const months = Math.max(1, monthIndex(`${year}-12`) - monthIndex(at) + 1);
  const endings = await endingsIn(context, { period: at, months, kecamatan });
  return {
    year,
    years,
    version: found && versionFor(context, found),
    denominator: followed?.course.start.denominator ?? null,
    ...(await linesOf(context, followed, kecamatan)),
    payers: selection.segment === 'bpu' ? await payerLines(context, { at, kecamatan, endings }) : [],
    endings,
    // Changes of contributions concern the whole branch's members.
    contributionChanges: kecamatan === null ? await changesUpTo(context, { at, year, selection }) : [],
    coming:
      selection.segment === 'pu' || selection.segment === 'jakon'
        ? null
        : await coming(asked, year, kecamatan),
    denominatorAsOf: followed ? asOf(context, followed, selection.segment) : null,
  };
}

/** Visits register the self-employed only. */
async function coming(
  { records, demo, now }: TargetAsked,
  year: number,
  kecamatan: string | null,
): Promise<ComingDrives | null> {
  const from = [jakartaDate(now), `${year}-01-01`].sort().at(-1)!;
  const drives = (await drivesOf(records, { demo, from, to: `${year}-12-31` })).filter(
    ({ code, status, kind }) =>
      (status === 'draft' || status === 'agreed') &&
      kind !== 'follow-up' &&
      (kecamatan === null || code.startsWith(`${kecamatan}.`)),
  );
  const last = drives.at(-1);
  if (last === undefined) return null;
  const sum = (key: keyof Range) => drives.reduce((all, { expected }) => all + expected[key], 0);
  const registrations = { low: sum('low'), mid: sum('mid'), high: sum('high') };
  return { visits: drives.length, registrations, until: last.date };
}

/** The year and those that can be chosen; null where there is no such year. */
export async function pickYear({ records, demo, tahun, now }: TargetAsked) {
  const withVersions = await targetYears(records, { demo });
  const years = yearsToSee(withVersions, now);
  const year = chosenYear(tahun, { withVersions, years, now });
  return year === null ? null : { year, years };
}

/** A version as pages name it. */
export function versionInfo({ id, number, createdAt, authorName, reason }: TargetVersion): VersionInfo {
  return { id, number, createdAt: createdAt.toISOString(), authorName, reason };
}

/** The reason may speak of other kecamatan: those who are limited to some do not read it. */
function versionFor({ areas }: PageContext, version: TargetVersion): VersionInfo {
  return { ...versionInfo(version), ...(areas !== null && { reason: '' }) };
}

async function linesOf(
  context: PageContext,
  followed: Followed | null,
  kecamatan: string | null,
): Promise<Pick<TargetPageData, 'line' | 'lines' | 'holdingBack'>> {
  if (followed === null) return { line: null, lines: [], holdingBack: [] };
  const desa = await targetLines(context, followed, { level: 'desa', kecamatan });
  const level = kecamatan === null ? 'kabupaten' : 'kecamatan';
  const [line = null] = await targetLines(context, followed, { level, kecamatan });
  const lines =
    kecamatan === null ? await targetLines(context, followed, { level: 'kecamatan', kecamatan }) : desa;
  return { line, lines, holdingBack: holdingBack(desa) };
}

function holdingBack(desa: readonly TargetLine[]): TargetLine[] {
  return desa
    .filter((line) => (missingOf(line)?.people ?? 0) > 0)
    .sort((a, b) => missingOf(b)!.people - missingOf(a)!.people)
    .slice(0, HOLDING_BACK);
}

/** Who pays for the self-employed, most people first. */
async function payerLines(
  { config: { appDir }, warehouse, facts }: PageContext,
  { at, kecamatan, endings }: { at: Period; kecamatan: string | null; endings: Endings },
): Promise<PayerLine[]> {
  const countsIn = async (period: Period) =>
    (await readCounts({ appDir, warehouse }, period, { kecamatan, code: null })).filter(
      ({ segment }) => segment === 'bpu',
    );
  const isKnown = endings.reason === null;
  const before = sameMonthLastYear(at);
  const lastYear = facts.periods.includes(before) ? await countsIn(before) : [];
  return (await countsIn(at))
    .map(({ payer, active }) => {
      const ends = endings.batches.filter((batch) => batch.payer === payer);
      return {
        payer,
        active,
        lastYear: lastYear.find((one) => one.payer === payer)?.active ?? null,
        ending: isSponsor(payer) && isKnown ? ends.reduce((sum, { people }) => sum + people, 0) : null,
      };
    })
    .sort((a, b) => b.active - a.active);
}

/** Contributions that change before the year is over. */
async function changesUpTo(
  context: PageContext,
  { at, year, selection }: { at: Period; year: number; selection: Selection },
): Promise<ContributionAlert[]> {
  const { code } = context.facts.scope;
  const { denominator } = selection;
  const asked = { level: 'kabupaten', code, periods: [at], segments: ['bpu'], denominator } as const;
  const [row] = await context.rows(asked);
  const alerts = row ? await contributionAlerts(context, row) : [];
  return alerts.filter(({ steps }) => (steps[0]?.month ?? '') <= `${year}-12`);
}

function asOf({ facts }: PageContext, { course }: Followed, segment: SegmentOrTotal): string | null {
  const values = facts.denominators[course.start.denominator] ?? [];
  return values.find((one) => one.segment === segment)?.asOf ?? null;
}
