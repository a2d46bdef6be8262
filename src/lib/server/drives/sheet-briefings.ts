import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import type { ChannelKind } from '#lib/domain/drives/kinds.ts';
import { straightKm } from '#lib/domain/outreach/travel.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { SheetBriefing, SheetDay } from '#lib/views/sheet-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { queryOf, type PageContext } from '../pages/app.ts';
import { endingsIn } from '../pages/members-page.ts';
import { readRules } from '../warehouse/contribution-rules.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import { queryText } from '../warehouse/queries.ts';
import { sheetContribution } from './sheet-contributions.ts';
import type { SheetRecords } from '../records/sheet-records.ts';

/** How far ahead batches of a desa are named. */
const BATCH_MONTHS = 12;
/** Occupations and channels named. */
const MOST_OCCUPATIONS = 6;
const NEAREST = 3;

type Place = MartRow<'desa'>;
type Occupations = Map<string, NonNullable<SheetBriefing['occupations']>>;

/** A briefing for every desa that is visited, in the order of the first visits; desa that the figures do not have are left out. */
export async function sheetBriefings(
  context: PageContext,
  selection: Selection,
  { days, records }: { days: readonly SheetDay[]; records: SheetRecords },
): Promise<SheetBriefing[]> {
  const codes = [...new Set(days.flatMap(({ stops }) => stops.map(({ code }) => code)))];
  const places = codes.flatMap((code) => context.facts.desa.find((desa) => desa.code === code) ?? []);
  if (places.length === 0) return [];
  const shared = {
    rows: await context.rows({ ...queryOf(selection, 'desa'), segments: ['bpu'] }),
    rules: await readRules(context.warehouse),
    occupations: await readOccupations(context, codes),
  };
  const briefings: SheetBriefing[] = [];
  for (const place of places) {
    const visits = visitsTo(place.code, days);
    const partners = days.flatMap(({ stops }) =>
      stops.flatMap(({ code, partner }) => (code === place.code && partner !== null ? [partner] : [])),
    );
    briefings.push({
      ...placeFacts(place),
      visits,
      coverage: shared.rows.find(({ code }) => code === place.code) ?? null,
      occupations: shared.occupations.get(place.code) ?? null,
      ...(await membersIn(context, selection, place.code)),
      partners: [...new Set(partners)],
      channels: nearest(place, records.channels),
      history: records.history(place.code),
      contribution: sheetContribution(shared.rules, (visits[0]?.date ?? selection.period).slice(0, 7)),
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

async function membersIn(
  context: PageContext,
  { period }: Selection,
  code: string,
): Promise<Pick<SheetBriefing, 'payers' | 'batches'>> {
  const table = await context.query('payers', queryText(context.config.appDir, 'payers'), { code });
  const rows = rowsOf(table) as { period: string; segment: string; payer: Payer; active: number }[];
  const payers = rows
    .filter((row) => row.period === period && row.segment === 'bpu' && row.active > 0)
    .map(({ payer, active }) => ({ payer, active }))
    .sort((a, b) => b.active - a.active);
  const { batches } = await endingsIn(context, { period, months: BATCH_MONTHS, code });
  return { payers, batches: batches.map(({ payer, people, lastMonth }) => ({ payer, people, lastMonth })) };
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

function nearest(
  place: Pick<Place, 'lat' | 'lon'>,
  channels: readonly { kind: ChannelKind; name: string; lat: number; lon: number }[],
): SheetBriefing['channels'] {
  if (channels.length === 0) return null;
  return channels
    .map(({ kind, name, lat, lon }) => ({ kind, name, km: straightKm(place, { lat, lon }) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, NEAREST);
}
