import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { dateOf, dayNumber } from '#lib/domain/outreach/calendar.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import type { AgendaItem } from '#lib/views/agenda-data.ts';
import type { OverviewData, Selection } from '#lib/views/page-data.ts';
import type { TargetLine } from '#lib/views/target-data.ts';
import { coversCode, may, type Actor } from '../accounts/actor.ts';
import { lastFullMonth } from '../coverage/export-coverage.ts';
import { drivesOf } from '../records/drives.ts';
import { SOON_MONTHS } from '../members/export-members.ts';
import { isDemo, targetOf } from '../records/targets.ts';
import type { Records } from '../records/store.ts';
import { targetLines, type Followed } from '../targets/target-lines.ts';
import { yearOf } from '../targets/years.ts';
import { areaOf, type PageContext } from './app.ts';
import { pledgesThatEnd } from './partners-page.ts';

/** A kecamatan with a smaller chance than this will hardly reach its target. */
const UNLIKELY = 0.2;
/** How many places are named. */
const NAMED = 3;
/** Visits that are over for longer are no longer asked for. */
const UNRECORDED_DAYS = 60;
/** Month (1–12) from which the next year's target should be set. */
const NEXT_YEAR_FROM = 10;

export interface AgendaAsked {
  actor: Actor;
  records: Records;
  now: Date;
  overview: OverviewData;
}

/**
 * What waits for whoever reads the overview, most urgent first: decisions for the branch head, work for a planner, data for an admin;
 * nothing for a reader, who gets the picture.
 */
export async function agendaFor(
  context: PageContext,
  selection: Selection,
  asked: AgendaAsked,
): Promise<AgendaItem[]> {
  const { actor, now, overview } = asked;
  if (actor.role === 'pembaca' || actor.role === null || context.facts.periods.length === 0) return [];
  const data = [...importDue(context, now), ...mend(overview)];
  if (actor.role === 'admin') return data;
  const pledged = await pledgedEnding(context, selection, asked);
  const waiting = [...ending(overview), ...pledged, ...rise(overview)];
  const course = await courseItems(context, selection, asked);
  const drives = await driveItems(context, asked);
  if (actor.role === 'kepala') return [...course, ...drives, ...waiting, ...data];
  const where = drives.some(({ kind }) => kind === 'next-drive') ? drives : [...drives, ...go(overview)];
  return [...data, ...where, ...waiting, ...course.filter(({ kind }) => kind === 'course')];
}

/** Published visits: those that nobody has recorded, and the next ones. */
async function driveItems(
  { facts, areas }: PageContext,
  { actor, records, now }: AgendaAsked,
): Promise<AgendaItem[]> {
  const today = jakartaDate(now);
  const from = dateOf(dayNumber(today) - UNRECORDED_DAYS);
  const open = (await drivesOf(records, { demo: isDemo(actor), from })).filter(
    ({ code, status }) => coversCode({ areas }, code) && (status === 'draft' || status === 'agreed'),
  );
  const over = open.filter(({ date }) => date < today);
  const next = open.find(({ date }) => date >= today);
  const that = open.filter(({ date }) => date === next?.date);
  const names = that
    .slice(0, NAMED)
    .map(({ code }) => facts.desa.find((desa) => desa.code === code)?.name ?? code);
  return [
    ...(over[0] ? [{ kind: 'unrecorded', visits: over.length, since: over[0].date } as const] : []),
    ...(next ? [{ kind: 'next-drive', date: next.date, visits: that.length, desa: names } as const] : []),
  ];
}

async function courseItems(
  context: PageContext,
  selection: Selection,
  { actor, records, now }: AgendaAsked,
): Promise<AgendaItem[]> {
  const year = yearOf(now);
  const items: AgendaItem[] = [];
  for (const one of monthOf(now) >= NEXT_YEAR_FROM ? [year, year + 1] : [year]) {
    const found = await targetOf(records, { year: one, demo: actor.kind === 'demo' });
    if (!found?.course)
      items.push({
        kind: 'no-target',
        year: one,
        maySet: may(actor, 'targets:write') && context.areas === null,
      });
    else items.push(...(await itemsOf(context, selection, { ...found, course: found.course })));
  }
  return items;
}

async function itemsOf(
  context: PageContext,
  selection: Selection,
  { course, desa, year }: Pick<Followed, 'course' | 'desa'> & { year: number },
): Promise<AgendaItem[]> {
  const { level, code } = areaOf(context, selection);
  const followed = { course, desa, segment: 'bpu', at: selection.period } as const;
  const kecamatan = level === 'kecamatan' ? code : null;
  const [line] = await targetLines(context, followed, { level, kecamatan });
  if (!line?.pace) return [];
  const lines =
    kecamatan === null ? await targetLines(context, followed, { level: 'kecamatan', kecamatan }) : [];
  return [{ kind: 'course', year, line }, ...unlikely(lines, year)];
}

function unlikely(lines: readonly TargetLine[], year: number): AgendaItem[] {
  const found = lines
    .filter(({ forecast }) => forecast !== null && forecast.chance < UNLIKELY)
    .sort((a, b) => a.forecast!.chance - b.forecast!.chance);
  if (found.length === 0) return [];
  const areas = found.slice(0, NAMED).map(({ code, name }) => ({ code, name }));
  return [{ kind: 'unlikely', year, segment: 'bpu', areas, total: found.length }];
}

/** Files are of the whole branch: those who are limited to some kecamatan do not load them. */
function importDue({ facts, areas }: PageContext, now: Date): AgendaItem[] {
  const [last, due] = [facts.periods.at(-1) ?? null, lastFullMonth(now)];
  return areas !== null || (last !== null && last >= due) ? [] : [{ kind: 'import-due', last, due }];
}

function mend({ problems }: OverviewData): AgendaItem[] {
  const kinds = problems.filter(({ severity }) => severity === 'stop').length;
  return kinds === 0 ? [] : [{ kind: 'mend', kinds }];
}

function ending({ endings }: OverviewData): AgendaItem[] {
  const [first] = endings.batches;
  if (endings.reason !== null || !first) return [];
  const people = endings.batches.reduce((sum, batch) => sum + batch.people, 0);
  return [{ kind: 'ending', people, first: first.lastMonth }];
}

/** Who is limited to some kecamatan learns of the pledges there. */
async function pledgedEnding(
  context: PageContext,
  selection: Selection,
  { actor, records }: AgendaAsked,
): Promise<AgendaItem[]> {
  const { level, code } = areaOf(context, selection);
  const of = {
    period: selection.period,
    segment: 'total' as const,
    kecamatan: level === 'kecamatan' ? code : null,
  };
  const found = await pledgesThatEnd(context, of, { records, demo: isDemo(actor), months: SOON_MONTHS });
  const [first] = found;
  if (!first) return [];
  const people = found.reduce((sum, one) => sum + one.people, 0);
  return [{ kind: 'pledge-ending', people, first: first.lastMonth }];
}

function rise({ contributionAlerts }: OverviewData): AgendaItem[] {
  const found = contributionAlerts.find(({ beforeIdr, afterIdr }) => afterIdr > beforeIdr);
  const month: Period | undefined = found?.steps[0]?.month;
  if (!found || month === undefined) return [];
  const { beforeIdr, afterIdr, people } = found;
  return [{ kind: 'rise', month, beforeIdr, afterIdr, people }];
}

function go({ largestGaps }: OverviewData): AgendaItem[] {
  const desa = largestGaps
    .slice(0, NAMED)
    .map(({ code, name, kecamatan }) => ({ code, name, kecamatan: kecamatan ?? '' }));
  return desa.length === 0 ? [] : [{ kind: 'go', desa }];
}

function monthOf(now: Date): number {
  return Number(jakartaDate(now).slice(5, 7));
}
