import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import { nearestChannels } from '#lib/domain/drives/channels.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { SheetBriefing, SheetDay } from '#lib/views/sheet-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { queryOf, type PageContext } from '../pages/app.ts';
import { endingsIn } from '../pages/members-page.ts';
import { readRules } from '../warehouse/contribution-rules.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import { sheetContribution } from './sheet-contributions.ts';
import { countedVisits } from '../records/counted-visits.ts';
import { channelsFor } from '../channels/channels-for.ts';
import type { Records } from '../records/store.ts';
import { readTravelAssumptions } from '../travel/read-assumptions.ts';

/** How far ahead batches of a desa are named. */
const BATCH_MONTHS = 12;
/** Occupations named. */
const MOST_OCCUPATIONS = 6;

type Place = MartRow<'desa'>;
type Occupations = Map<string, NonNullable<SheetBriefing['occupations']>>;

/** Whose visits and channels, and the days that the briefings are for. */
interface BriefingSource {
  records: Records;
  demo: boolean;
  days: readonly SheetDay[];
}

/** A briefing for every desa that is visited, in the order of the first visits; desa that the figures do not have are left out. */
export async function sheetBriefings(
  context: PageContext,
  selection: Selection,
  { records, demo, days }: BriefingSource,
): Promise<SheetBriefing[]> {
  const codes = [...new Set(days.flatMap(({ stops }) => stops.map(({ code }) => code)))];
  const places = codes.flatMap((code) => context.facts.desa.find((desa) => desa.code === code) ?? []);
  if (places.length === 0) return [];
  const rows = await context.rows({ ...queryOf(selection, 'desa'), segments: ['bpu'] });
  const rules = await readRules(context.warehouse);
  const payers = await readPayers(context, selection);
  const occupations = await readOccupations(context, codes);
  const histories = await readHistories(records, demo);
  const nearest = await channelsNear(context, { records, demo });
  const briefings: SheetBriefing[] = [];
  for (const place of places) {
    const { code } = place;
    const visits = visitsTo(code, days);
    briefings.push({
      ...placeFacts(place),
      visits,
      coverage: rows.find((row) => row.code === code) ?? null,
      occupations: occupations.get(code) ?? null,
      payers: payers.get(code) ?? [],
      batches: await batchesIn(context, selection, code),
      partners: partnersOf(code, days),
      channels: nearest(place),
      history: histories.get(code) ?? { visits: 0, lastVisit: null, attended: null, registered: 0 },
      contribution: sheetContribution(rules, (visits[0]?.date ?? selection.period).slice(0, 7)),
    });
  }
  return briefings;
}

function placeFacts(place: Place) {
  const { code, name, kecamatan, lat, lon, terrain, population } = place;
  const facts = { populationPeriod: place.population_period, areaKm2: place.area_km2 };
  return { code, name, kecamatan, lat, lon, terrain, population, ...facts };
}

function visitsTo(code: string, days: readonly SheetDay[]): SheetBriefing['visits'] {
  return days.flatMap(({ date, team, stops }) =>
    stops
      .filter((stop) => stop.code === code && stop.status !== 'moved' && stop.status !== 'cancelled')
      .map(({ begin, leave, kind, people }) => ({ date, team, begin, leave, kind, people })),
  );
}

function partnersOf(code: string, days: readonly SheetDay[]): string[] {
  const stops = days.flatMap((day) => day.stops.filter((stop) => stop.code === code));
  return [...new Set(stops.flatMap(({ partner }) => partner ?? []))];
}

/** Active BPU members by payer, most first; by desa. */
async function readPayers(
  { query }: PageContext,
  { period }: Selection,
): Promise<Map<string, SheetBriefing['payers']>> {
  const table = await query(
    'sheet payers',
    `select desa_code as code, payer, active
     from payers_monthly
     where period = $period and segment = 'bpu' and active > 0
     order by active desc, payer`,
    { period },
  );
  const found = new Map<string, SheetBriefing['payers']>();
  for (const { code, payer, active } of rowsOf(table) as { code: string; payer: Payer; active: number }[])
    found.set(code, [...(found.get(code) ?? []), { payer, active }]);
  return found;
}

async function batchesIn(
  context: PageContext,
  { period }: Selection,
  code: string,
): Promise<SheetBriefing['batches']> {
  const { batches } = await endingsIn(context, { period, months: BATCH_MONTHS, code });
  return batches.map(({ payer, people, lastMonth }) => ({ payer, people, lastMonth }));
}

/** Residents of the newest imported month by occupation, without those who do not work; by desa. */
async function readOccupations({ query }: PageContext, codes: readonly string[]): Promise<Occupations> {
  const table = await query(
    'sheet occupations',
    `select count.desa_code as code, count.period, count.occupation as name, sum(count.people)::integer as people
     from occupation as count
     left join occupation_status as status on lower(status.occupation) = lower(count.occupation)
     where count.period = (select max(period) from occupation_status)
       and coalesce(status.status, '') <> 'not-working'
     group by all
     order by people desc, name`,
  );
  const found: Occupations = new Map();
  for (const row of rowsOf(table) as { code: string; period: string; name: string; people: number }[]) {
    if (!codes.includes(row.code)) continue;
    const known = found.get(row.code) ?? { period: row.period, people: 0, most: [] };
    known.people += row.people;
    if (known.most.length < MOST_OCCUPATIONS) known.most.push({ name: row.name, people: row.people });
    found.set(row.code, known);
  }
  return found;
}

/** What was done in each desa that has been visited. */
async function readHistories(
  records: Records,
  demo: boolean,
): Promise<Map<string, SheetBriefing['history']>> {
  const found = new Map<string, SheetBriefing['history']>();
  for (const { code, date, attended, registered } of await countedVisits(records, { demo })) {
    const before = found.get(code) ?? { visits: 0, lastVisit: null, attended: null, registered: 0 };
    found.set(code, {
      visits: before.visits + 1,
      lastVisit: date,
      attended: attended === null ? before.attended : (before.attended ?? 0) + attended,
      registered: before.registered + registered,
    });
  }
  return found;
}

/** Gives the channels near a desa, in the demo invented ones as on its pages; null where there is no list. */
async function channelsNear(
  { warehouse, facts }: PageContext,
  { records, demo }: Pick<BriefingSource, 'records' | 'demo'>,
): Promise<(place: Place) => SheetBriefing['channels']> {
  const { points: channels } = await channelsFor(records, { demo, desa: facts.desa });
  const assumed = await readTravelAssumptions(warehouse);
  return (place) =>
    channels.length === 0
      ? null
      : nearestChannels(place, channels, assumed).map(({ kind, name, km }) => ({ kind, name, km }));
}
