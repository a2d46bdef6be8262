import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import { briefingPage, type BriefingPage } from './sheet-briefing.ts';
import type { SheetData, SheetDay, SheetStop } from './sheet-data.ts';
import { sheetMap, type SheetMap } from './sheet-map.ts';
import {
  clock,
  dayLong,
  dayPeople,
  isLive,
  rangeText,
  sourceText,
  stopNotes,
  wholePlanText,
} from './sheet-text.ts';
import { wordsFor } from './words/index.ts';

/** Size of the map on a page, mm; it is drawn smaller where a day has many stops. */
const MAP = { width: 180, height: 95 };

/** The page of a team's day: all text, ready to be set. */
export interface DayPage {
  kind: 'day';
  heading: string;
  date: string;
  team: string;
  facts: { label: string; value: string }[];
  columns: Record<
    'number' | 'arrive' | 'time' | 'desa' | 'travel' | 'people' | 'attended' | 'registered',
    string
  >;
  rows: DayRow[];
  /** The way back; null where the travel is not known. */
  returning: { arrive: string; place: string; travel: string } | null;
  map: SheetMap & { title: string; note: string; scaleText: string };
  notes: string[];
  remarks: string;
}

interface DayRow {
  number: string;
  arrive: string;
  time: string;
  desa: string;
  where: string;
  notes: string;
  travel: string;
  people: string;
  /** Not to be visited on this day any more. */
  gone: boolean;
}

/** What the template `sheets.typ` sets. */
export interface SheetDocument {
  lang: Lang;
  title: string;
  plan: string;
  /** `Simulasi`; null: the figures are real. */
  badge: string | null;
  source: string;
  /** With `{n}` and `{all}` for the numbers. */
  page: string;
  pages: (DayPage | BriefingPage)[];
  /** Said on a page of its own where there are none. */
  empty: string;
}

/** Which pages are wanted: days, desa, or the days and after them the desa. */
export const SHEET_PARTS = ['jalan', 'desa', 'semua'] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

/** The pages of route sheets, one for each team-day and one for each desa. */
export function sheetDocument(data: SheetData, lang: Lang, part: SheetPart): SheetDocument {
  const said = wordsFor(lang).sheets;
  const format = formatFor(lang);
  const { plan, figures } = data;
  return {
    lang,
    title: `${said.title}: ${plan.name}`,
    plan: `${plan.name} · ${said.span(format.date(plan.from), format.date(plan.to))}`,
    badge: figures.simulated ? said.simulation : null,
    source: [...(figures.simulated ? [said.simulationLong] : []), sourceText(data, lang)].join('. '),
    page: said.page('{n}', '{all}'),
    pages: [
      ...(part === 'desa' ? [] : data.days.map((day) => dayPage(day, data, lang))),
      ...(part === 'jalan' ? [] : data.briefings.map((one) => briefingPage(one, data, lang))),
    ],
    empty: said.noDays,
  };
}

function dayPage(day: SheetDay, data: SheetData, lang: Lang): DayPage {
  const said = wordsFor(lang).sheets;
  const { officers, team } = day;
  return {
    kind: 'day',
    heading: said.title,
    date: dayLong(day.date, lang),
    team: officers === null ? team : said.teamOf(team, formatFor(lang).count(officers)),
    facts: dayFacts(day, data, lang),
    columns: said.column,
    rows: day.stops.map((stop, i) => dayRow(stop, i + 1, lang)),
    returning: returning(day, data, lang),
    map: dayMap(day, data, lang),
    notes: dayNotes(data, lang),
    remarks: said.remarks,
  };
}

function dayFacts(day: SheetDay, { base }: SheetData, lang: Lang): DayPage['facts'] {
  const said = wordsFor(lang).sheets;
  const { count, decimal } = formatFor(lang);
  const { registrations, recovered } = dayPeople(day);
  const live = count(day.stops.filter(isLive).length);
  const { travel } = day;
  const fact = (label: string, value: string) => ({ label, value });
  return [
    ...(travel === null
      ? [fact(said.travel, said.movedDay)]
      : [
          fact(said.leaves, said.leavesAt(clock(travel.from, lang), base.name)),
          fact(said.back, clock(travel.back, lang)),
          fact(said.travel, said.travelOf(count(travel.travelMinutes), decimal(travel.km, 1))),
          fact(said.visits, said.visitsOf(live, count(travel.visitMinutes))),
        ]),
    fact(said.expected, said.rangeOf(rangeText(registrations, lang))),
    ...(recovered.high > 0 ? [fact(said.recovered, said.rangeOf(rangeText(recovered, lang)))] : []),
    ...(travel !== null && travel.costIdr > 0 ? [fact(said.cost, said.idr(count(travel.costIdr)))] : []),
  ];
}

function dayRow(stop: SheetStop, number: number, lang: Lang): DayRow {
  const said = wordsFor(lang).sheets;
  const { count, decimal } = formatFor(lang);
  const { arrive, begin, leave, travelMinutes, travelKm, people } = stop;
  return {
    number: String(number),
    arrive: arrive === null ? '–' : clock(arrive, lang),
    time: `${clock(begin, lang)}–${clock(leave, lang)}`,
    desa: stop.name,
    where: stop.kecamatan === '' ? '' : said.kecamatan(stop.kecamatan),
    notes: stopNotes(stop, lang).join('; '),
    travel: travelMinutes === null ? '–' : said.leg(count(travelMinutes), decimal(travelKm, 1)),
    people: rangeText(people, lang),
    gone: !isLive(stop),
  };
}

/** What is left of the day's travel after the legs to its stops; those that came later have none. */
function returning({ travel, stops }: SheetDay, { base }: SheetData, lang: Lang): DayPage['returning'] {
  if (travel === null) return null;
  const said = wordsFor(lang).sheets;
  const { count, decimal } = formatFor(lang);
  const minutes = stops.reduce((left, stop) => left - (stop.travelMinutes ?? 0), travel.travelMinutes);
  const km = stops.reduce((left, stop) => left - (stop.travelKm ?? 0), travel.km);
  return {
    arrive: clock(travel.back, lang),
    place: said.backAt(base.name),
    travel: said.leg(count(Math.max(0, minutes)), decimal(Math.max(0, km), 1)),
  };
}

function dayMap({ stops }: SheetDay, { base, outlines }: SheetData, lang: Lang): DayPage['map'] {
  const said = wordsFor(lang).sheets;
  const numbered = stops.map((stop, i) => ({ ...stop, number: i + 1, live: isLive(stop) }));
  const map = sheetMap(base, numbered, outlines, MAP);
  const scaleText = said.kmOf(formatFor(lang).decimal(map.scale.km, map.scale.km < 1 ? 1 : 0));
  return { ...map, title: said.mapTitle, note: said.mapNote(base.name), scaleText };
}

function dayNotes(data: SheetData, lang: Lang): string[] {
  const said = wordsFor(lang).sheets;
  const { count } = formatFor(lang);
  const { moved, cancelled } = data.changed;
  return [
    `${said.wholePlan}: ${wholePlanText(data, lang)}.`,
    ...(moved + cancelled > 0 ? [said.changed(count(moved), count(cancelled))] : []),
    said.assumption,
  ];
}
