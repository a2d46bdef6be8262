import { monthIndex, type Period } from '#lib/domain/calendar/period.ts';
import { contributionChanges } from '#lib/domain/contributions/changes.ts';
import { payerClassOf } from '#lib/domain/contributions/rules.ts';
import type { Level } from '#lib/domain/coverage/coverage.ts';
import { SPONSORS, type Payer } from '#lib/domain/coverage/enrollment.ts';
import {
  expectAhead,
  MOST_AHEAD,
  type AreaHistory,
  type SponsoredHistory,
} from '#lib/domain/targets/area-history.ts';
import { STOPS_AT_RISE } from '#lib/domain/targets/assumptions.ts';
import type { Calibration } from '#lib/domain/targets/calibrate.ts';
import { calibrateAreas, outlooks, type OutlookOutcome, type Rise } from '#lib/domain/targets/outlook.ts';
import { outlookReport, type OutlookReport } from '#lib/domain/targets/outlook-report.ts';
import type { SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { PageContext } from '../pages/app.ts';
import { readRules } from '../warehouse/contribution-rules.ts';
import { queryText } from '../warehouse/queries.ts';
import { oncePerBuild } from '../warehouse/once-per-build.ts';
import { readSeries } from './read-series.ts';

/** Areas of a level, and members of which segment. */
export interface OutlookArea {
  level: Level;
  segment: SegmentOrTotal;
}

/** Histories of all areas of a level, whoever asks: how wide intervals are is learned from all of them. */
interface Histories {
  areas: AreaHistory[];
  selfPaying: Map<string, number>;
}

/** Worked out once for a build; whoever asks next waits for the same, so it goes on when the first reader goes away. */
function once<T>(reader: PageContext, key: string, work: (context: PageContext) => Promise<T>): Promise<T> {
  const { warehouse } = reader;
  const context: PageContext = {
    ...reader,
    query: (name, sql, binds = {}) => warehouse.query(name, sql, binds),
  };
  return oncePerBuild(warehouse, key, () => work(context));
}

/**
 * Members expected of all areas of a level in a month, people, without interval; by code, those that can be forecast.
 * Contributions that rise are left out: a December before a year in which they do.
 */
export async function readExpected(
  context: PageContext,
  area: OutlookArea,
  { at, to }: { at: Period; to: Period },
): Promise<Map<string, number>> {
  const { areas } = await historiesOf(context, area, at);
  const month = context.facts.periods.indexOf(at);
  const ahead = monthIndex(to) - monthIndex(at);
  if (month < 0 || ahead < 1 || ahead > MOST_AHEAD) return new Map();
  return new Map(
    areas.flatMap((one) => {
      const expected = expectAhead(one, month, ahead);
      return expected === null ? [] : [[one.code, Math.round(expected.people)]];
    }),
  );
}

/** Outlooks of all areas of a level to a month, by code, as seen in month `at`; 80% intervals. */
export function readOutlooks(
  reader: PageContext,
  area: OutlookArea,
  { at, to }: { at: Period; to: Period },
): Promise<Map<string, OutlookOutcome>> {
  return once(reader, `outlook ${area.level} ${area.segment} ${at} ${to}`, async (context) => {
    const { areas, selfPaying } = await historiesOf(context, area, at);
    const rises = area.segment === 'bpu' || area.segment === 'total' ? await risesUpTo(context, at, to) : [];
    const { periods } = context.facts;
    return outlooks({ periods, areas, selfPaying, rises }, { at, to }, await calibrationOf(context, area, at))
      .byCode;
  });
}

/** How outlooks of a level would have done up to month `at`. */
export function readOutlookReport(
  reader: PageContext,
  area: OutlookArea,
  at: Period,
): Promise<OutlookReport> {
  return once(reader, `report ${area.level} ${area.segment} ${at}`, async (context) => {
    const { areas } = await historiesOf(context, area, at);
    return outlookReport(areas, await calibrationOf(context, area, at));
  });
}

/** How wide intervals must be: the same for every month that is looked ahead to. */
function calibrationOf(context: PageContext, area: OutlookArea, at: Period): Promise<Calibration> {
  return once(context, `calibration ${area.level} ${area.segment} ${at}`, async () => {
    const { areas } = await historiesOf(context, area, at);
    const { periods } = context.facts;
    return calibrateAreas(areas, periods.length, periods.indexOf(at));
  });
}

function historiesOf(context: PageContext, area: OutlookArea, at: Period): Promise<Histories> {
  return once(context, `histories ${area.level} ${area.segment} ${at}`, () =>
    readHistories(context, area, at),
  );
}

async function readHistories(
  context: PageContext,
  { level, segment }: OutlookArea,
  at: Period,
): Promise<Histories> {
  const { periods } = context.facts;
  const series = await readSeries(context, { level, segment, kecamatan: null });
  const hasSponsors = segment === 'bpu' || segment === 'total';
  const sums = hasSponsors ? await payerSums(context, level) : new Map<string, Map<string, number>>();
  const ends = hasSponsors ? await sponsoredEnds(context, level) : new Map<string, SponsoredHistory[]>();
  const selfPaying = new Map<string, number>();
  const areas = [...series].map(([code, of]): AreaHistory => {
    const active = of[segment].map((month) => month.active);
    const paid = sums.get(code) ?? new Map<string, number>();
    const own = context.warehouse.build.figures.selfPaying.reduce(
      (sum, payer) => sum + (paid.get(`${payer} ${at}`) ?? 0),
      0,
    );
    selfPaying.set(code, own);
    return { code, active, sponsored: wholly(ends.get(code) ?? [], paid, periods) };
  });
  return { areas, selfPaying };
}

/** The sponsored with their ends, where every month says them for all; else their ends are not known. */
function wholly(
  sponsored: readonly SponsoredHistory[],
  paid: ReadonlyMap<string, number>,
  periods: readonly Period[],
): SponsoredHistory[] {
  const isWhole = periods.every((period, t) =>
    SPONSORS.every((payer) => {
      const known = sponsored.find((one) => one.payer === payer)?.running[t]?.[0] ?? 0;
      return known === (paid.get(`${payer} ${period}`) ?? 0);
    }),
  );
  return isWhole ? [...sponsored] : [];
}

async function payerSums(
  { query, config }: PageContext,
  level: Level,
): Promise<Map<string, Map<string, number>>> {
  const binds = { level };
  const found = new Map<string, Map<string, number>>();
  for (const row of rowsOf(await query('payer_sums', queryText(config.appDir, 'payer_sums'), binds))) {
    const code = String(row['code']);
    const sums = found.get(code) ?? new Map<string, number>();
    sums.set(`${String(row['payer'])} ${String(row['period'])}`, Number(row['active']));
    found.set(code, sums);
  }
  return found;
}

async function sponsoredEnds(
  { query, config, facts: { periods } }: PageContext,
  level: Level,
): Promise<Map<string, SponsoredHistory[]>> {
  const binds = { level, payers: JSON.stringify(SPONSORS) };
  const found = new Map<string, Map<Payer, number[][]>>();
  const empty = () => periods.map(() => new Array<number>(MOST_AHEAD + 1).fill(0));
  for (const row of rowsOf(
    await query('sponsored_ends', queryText(config.appDir, 'sponsored_ends'), binds),
  )) {
    const code = String(row['code']);
    const payer = row['payer'] as Payer;
    const payers = found.get(code) ?? new Map<Payer, number[][]>();
    const running = payers.get(payer) ?? empty();
    found.set(code, payers.set(payer, running));
    const period = String(row['period']);
    const months = running[periods.indexOf(period)];
    if (months === undefined) continue;
    const left = Math.min(MOST_AHEAD, monthIndex(String(row['paid_through'])) - monthIndex(period));
    for (let ahead = 0; ahead <= left; ahead++) months[ahead]! += Number(row['people']);
  }
  return new Map(
    [...found].map(([code, payers]) => [code, [...payers].map(([payer, running]) => ({ payer, running }))]),
  );
}

/**
 * Rises of the compulsory contribution of those who pay themselves. Sectors are not recorded: the rise of most sectors stands for
 * all, that of transport alone is left out.
 */
async function risesUpTo({ warehouse }: PageContext, at: Period, to: Period): Promise<Rise[]> {
  if (monthIndex(to) <= monthIndex(at)) return [];
  const changes = contributionChanges(await readRules(warehouse), { segment: 'bpu', after: at, to });
  const self = payerClassOf('mandiri', ['mandiri']);
  return changes
    .filter(({ programme, payer, sector }) => programme === 'JKK+JKM' && payer === self && sector === 'other')
    .filter(({ beforeIdr, afterIdr }) => afterIdr > beforeIdr)
    .map(({ month, beforeIdr, afterIdr }) => ({ month, beforeIdr, afterIdr, stops: STOPS_AT_RISE }));
}
