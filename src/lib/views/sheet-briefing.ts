import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { SheetBriefing, SheetData } from './sheet-data.ts';
import { clock, dayLong, denominatorText, rangeText } from './sheet-text.ts';
import { wordsFor } from './words/index.ts';

/** The page about a desa: all text, ready to be set. */
export interface BriefingPage {
  kind: 'desa';
  heading: string;
  name: string;
  facts: string;
  sections: { title: string; lines: string[] }[];
  bring: Listed;
  /** Labels with room to write behind. */
  contacts: Listed;
  results: Listed;
  remarks: string;
}

interface Listed {
  title: string;
  items: readonly string[];
}

/** Batches and visits told, so that a page is enough. */
const MOST_BATCHES = 5;
const MOST_VISITS = 4;

/** What officers should know of a desa. */
export function briefingPage(one: SheetBriefing, data: SheetData, lang: Lang): BriefingPage {
  const said = wordsFor(lang).sheets;
  const { briefing } = said;
  const format = formatFor(lang);
  const month = format.month(data.figures.period);
  const section = (title: string, lines: string[]) => ({ title, lines });
  return {
    kind: 'desa',
    heading: said.briefingTitle,
    name: one.name,
    facts: placeFacts(one, lang),
    sections: [
      section(briefing.visits, visitLines(one, lang)),
      section(briefing.gapTitle, gapLines(one, data, lang)),
      section(briefing.occupations, [occupationLine(one, lang)]),
      section(briefing.payers(month), [payerLine(one, lang)]),
      section(briefing.batches, batchLines(one, lang)),
      section(briefing.contributions(format.monthLong(one.contribution.month)), contributionLines(one, lang)),
      section(briefing.channels, channelLines(one, lang)),
      section(briefing.history, historyLines(one, lang)),
    ],
    bring: { title: briefing.bring, items: briefing.things },
    contacts: { title: briefing.contacts, items: briefing.contact },
    results: { title: briefing.results, items: briefing.result },
    remarks: said.remarks,
  };
}

function placeFacts(
  { kecamatan, terrain, areaKm2, population, populationPeriod }: SheetBriefing,
  lang: Lang,
) {
  const words = wordsFor(lang);
  const { briefing } = words.sheets;
  const { count, decimal, month } = formatFor(lang);
  const of =
    populationPeriod === null ? briefing.populationEstimate : briefing.populationOf(month(populationPeriod));
  return `${briefing.facts(kecamatan, terrainText(terrain, lang), decimal(areaKm2, 1), count(population))} ${of}`;
}

function terrainText(terrain: string, lang: Lang): string {
  const { terrain: names } = wordsFor(lang);
  return terrain in names ? names[terrain as keyof typeof names] : terrain;
}

function visitLines({ visits, partners }: SheetBriefing, lang: Lang): string[] {
  const words = wordsFor(lang);
  const { briefing } = words.sheets;
  const { kind } = words.visits;
  if (visits.length === 0) return [briefing.noVisits];
  const lines = visits.slice(0, MOST_VISITS).map((visit) => {
    const { date, begin, leave, team, people } = visit;
    const told = briefing.visit(
      dayLong(date, lang),
      ...([clock(begin, lang), clock(leave, lang), team, kind[visit.kind]] as const),
    );
    return `${told}, ${briefing.expected(rangeText(people, lang))}`;
  });
  return partners.length === 0 ? lines : [...lines, briefing.with(partners.join(', '))];
}

function gapLines({ coverage }: SheetBriefing, { figures }: SheetData, lang: Lang): string[] {
  const words = wordsFor(lang);
  const { briefing } = words.sheets;
  const { count, percent, interval, month } = formatFor(lang);
  const when = month(figures.period);
  if (coverage === null) return [briefing.gapUnknown(when, briefing.gapNone)];
  const { gap, gapLow, gapHigh, active, eligible, rate, reason } = coverage;
  if (gap === null) return [briefing.gapUnknown(when, words.reason[reason ?? 'not-reported'])];
  const denominator = denominatorText(figures, lang);
  return [
    gapLow === null || gapHigh === null
      ? briefing.gapPlain(count(gap), when, denominator)
      : briefing.gap(count(gap), interval(gapLow, gapHigh), when, denominator),
    briefing.covered(count(active), count(eligible), percent(rate)),
    ...(reason === null ? [] : [words.reasonWhy[reason]]),
  ];
}

function occupationLine({ occupations, terrain }: SheetBriefing, lang: Lang): string {
  const { briefing } = wordsFor(lang).sheets;
  const { count, month } = formatFor(lang);
  if (occupations === null) {
    const { terrainHint } = briefing;
    const hint = terrainHint[(terrain in terrainHint ? terrain : 'inland') as keyof typeof terrainHint];
    return briefing.occupationsNone(terrainText(terrain, lang), hint);
  }
  const most = occupations.most.map(({ name, people }) => briefing.occupation(name, count(people)));
  return briefing.occupationsOf(most.join(' · '), count(occupations.people), month(occupations.period));
}

function payerLine({ payers }: SheetBriefing, lang: Lang): string {
  const words = wordsFor(lang);
  const { briefing } = words.sheets;
  if (payers.length === 0) return briefing.payersNone;
  return payers
    .map(({ payer, active }) => briefing.payer(words.payer[payer], formatFor(lang).count(active)))
    .join(' · ');
}

function batchLines({ batches }: SheetBriefing, lang: Lang): string[] {
  const words = wordsFor(lang);
  const { briefing } = words.sheets;
  const { count, month } = formatFor(lang);
  if (batches.length === 0) return [briefing.batchesNone];
  const told = batches
    .slice(0, MOST_BATCHES)
    .map(({ payer, people, lastMonth }) =>
      briefing.batch(words.payer[payer], count(people), month(lastMonth)),
    );
  const left = batches.length - told.length;
  return [[...told, ...(left > 0 ? [briefing.batchesMore(count(left))] : [])].join(' · ')];
}

function contributionLines({ contribution }: SheetBriefing, lang: Lang): string[] {
  const { briefing, idr } = wordsFor(lang).sheets;
  const { count, monthLong } = formatFor(lang);
  const amount = (value: number | null) => (value === null ? briefing.noRule : idr(count(value)));
  const { amounts, changes } = contribution;
  return [
    ...amounts.map(({ sectors, accidentAndDeath, withOldAge }) => {
      const who = amounts.length > 1 ? briefing.sector[sectors[0]!] : '';
      return briefing.contribution(who, amount(accidentAndDeath), amount(withOldAge));
    }),
    ...changes.map(({ month, sector, beforeIdr, afterIdr }) =>
      briefing.change(
        ...([monthLong(month), briefing.changeSector[sector]] as const),
        ...([amount(beforeIdr), amount(afterIdr)] as const),
      ),
    ),
  ];
}

function channelLines({ channels }: SheetBriefing, lang: Lang): string[] {
  const words = wordsFor(lang);
  const { briefing } = words.sheets;
  if (channels === null) return [briefing.channelsNone];
  const { decimal } = formatFor(lang);
  return [
    channels
      .map(({ name, kind, km }) => briefing.channel(name, words.visits.channel[kind], decimal(km, 1)))
      .join(' · '),
  ];
}

function historyLines({ history }: SheetBriefing, lang: Lang): string[] {
  const { briefing } = wordsFor(lang).sheets;
  const { count, date } = formatFor(lang);
  const { visits, lastVisit, registered, attended } = history;
  if (visits === 0) return [briefing.neverVisited];
  const told = briefing.visited(count(visits), date(lastVisit), count(registered));
  return [attended === null ? told : `${told} ${briefing.attended(count(attended))}`];
}
