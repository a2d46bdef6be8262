import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import type { GapRank } from '../../domain/coverage/ranking.ts';
import type { SnapshotBlock } from '../../domain/reports/snapshot.ts';
import { alikeTopSentence } from '../rank-sentences.ts';
import { chanceText } from '../sentences.ts';
import type { BarsPicture, ReportCell, ReportSection, ReportTable } from './document.ts';
import { gapPeople } from './place-sentence.ts';
import { countCell, gapCell, gapText, intervalCell, numberColumn, textCell } from './published-text.ts';
import { basisOf, isBrief, rowOf, type ReportContext } from './report-context.ts';

type RankingBlock = Extract<SnapshotBlock, { kind: 'ranking' }>;

interface Ranked {
  row: PublishedRow;
  certainty: GapRank;
  /** With its kecamatan where desa of several are in the list. */
  place: string;
}

/** Where the list is cut that a chance is told of. */
const TOP = 10;

/** The desa with the largest gaps, and how sure that is. */
export function rankingSection(
  block: RankingBlock,
  context: ReportContext,
): Omit<ReportSection, 'id' | 'kind'> {
  const { words, format } = context;
  const { ranking: said } = words.report;
  const who = words.sentence.who[block.segment];
  const ranked = rankedOf(block, context);
  const heading = said.heading(format.count(ranked.length), who);
  if (ranked.length === 0)
    return { heading: said.heading(format.count(block.count), who), ...EMPTY, sentences: [said.none] };
  const basis = basisOf(context, block.segment);
  if (context.snapshot.place.level === 'desa') return ownPlace(ranked[0]!, context);
  return {
    ...EMPTY,
    heading,
    sentences: [
      ...firstSentences(ranked[0]!, basis, context),
      alikeTopSentence(
        ranked.map(({ certainty }) => certainty),
        context.lang,
      ),
      ...(isBrief(context) ? [] : topSentences(ranked, context)),
    ],
    picture: barsOf(ranked, heading, basis, context),
    table: tableOf(ranked, said.caption(who, basis), context),
    notes: [said.order],
  };
}

const EMPTY = { sentences: [], figures: [], picture: null, table: null, notes: [] };

/** Where a single desa stands among those of its kecamatan. */
function ownPlace({ row, certainty }: Ranked, context: ReportContext): Omit<ReportSection, 'id' | 'kind'> {
  const { words, format } = context;
  const { ranking: said } = words.report;
  const { rank, of, rankLow, rankHigh } = certainty;
  const told = {
    ...{ place: row.name, rank: format.count(rank), of: format.count(of) },
    ...{ low: format.count(rankLow), high: format.count(rankHigh) },
    ...{ who: words.sentence.who[row.segment], basis: basisOf(context, row.segment) },
    around: words.desa.inKecamatan(row.kecamatan ?? ''),
  };
  return { ...EMPTY, heading: said.headingOwn, sentences: [said.own(told)] };
}

function rankedOf({ desa, segment }: RankingBlock, context: ReportContext): Ranked[] {
  const found = desa.flatMap(({ code, certainty }) => {
    const row = rowOf(context, code, segment);
    return row === null || row.gap === null ? [] : [{ row, certainty }];
  });
  const several = new Set(found.map(({ row }) => row.kecamatan)).size > 1;
  return found.map((one) => ({
    ...one,
    place: several && one.row.kecamatan !== null ? `${one.row.name} (${one.row.kecamatan})` : one.row.name,
  }));
}

function firstSentences({ row, certainty, place }: Ranked, basis: string, context: ReportContext): string[] {
  const { ranking: said } = context.words.report;
  const { count } = context.format;
  const people = gapPeople(row, context.words.report, context);
  if (people === null) return [];
  return [
    said.first(count(certainty.of), place, people, basis),
    ...(isBrief(context) || certainty.rankLow === certainty.rankHigh
      ? []
      : [said.range(place, count(certainty.rankLow), count(certainty.rankHigh))]),
  ];
}

const SURENESS = ['sure', 'maybe', 'doubtful', 'unlikely'] as const;

/** Of a chance 0–1, by the whole percent it is shown as: `sure` from 95%, `maybe` from 50%, `unlikely` below 10%. */
function surenessOf(chance: number): (typeof SURENESS)[number] {
  const percent = Math.round(chance * 100);
  if (percent >= 95) return 'sure';
  if (percent >= 50) return 'maybe';
  return percent >= 10 ? 'doubtful' : 'unlikely';
}

/** How many of the desa are in the top ten for sure or perhaps; nothing where there are not more than ten. */
function topSentences(ranked: readonly Ranked[], { words, format }: ReportContext): string[] {
  if (ranked[0]!.certainty.of <= TOP) return [];
  return SURENESS.flatMap((sureness) => {
    const desa = ranked.filter(({ certainty }) => surenessOf(certainty.top10) === sureness).length;
    return desa === 0 ? [] : [words.report.ranking.top[sureness](format.count(desa))];
  });
}

function barsOf(
  ranked: readonly Ranked[],
  title: string,
  basis: string,
  context: ReportContext,
): BarsPicture {
  const { words } = context;
  const { ranking: said, map } = words.report;
  const told = ranked.map(({ row, place }) => `${place} ${words.report.people(gapText(row, context))}`);
  return {
    kind: 'bars',
    title,
    alt: said.alt(title, told.join('; ')),
    caption: map.caption(map.unit.gap, basis),
    unit: words.units.people,
    bars: ranked.map(({ row, place }) => ({
      ...{ label: place, value: row.gap!, text: gapText(row, context) },
      ...{ low: row.gapLow, high: row.gapHigh, mark: null },
    })),
  };
}

function tableOf(ranked: readonly Ranked[], caption: string, context: ReportContext): ReportTable {
  const { columns: said } = context.words.report;
  const { people } = context.words.units;
  const text = (id: string, head: string) => ({ id, head, unit: null, numeric: false });
  const withTop = ranked[0]!.certainty.of > TOP;
  return {
    caption,
    columns: [
      numberColumn('rank', said.rank, null),
      text('desa', said.desa),
      text('kecamatan', said.kecamatan),
      numberColumn('active', said.active, people),
      numberColumn('gap', said.gap, people),
      numberColumn('gap_interval', said.gapInterval, people),
      numberColumn('rank_range', said.rankRange, null),
      ...(withTop ? [text('top10', said.top10)] : []),
    ],
    rows: ranked.map((one) => rankCells(one, withTop, context)),
    codes: ranked.map(({ row }) => row.code),
    total: null,
  };
}

function rankCells({ row, certainty }: Ranked, withTop: boolean, context: ReportContext): ReportCell[] {
  const { words, format, lang } = context;
  const chance = words.report.ranking.topCell[surenessOf(certainty.top10)](chanceText(certainty.top10, lang));
  return [
    { text: format.count(certainty.rank), value: certainty.rank },
    textCell(row.name),
    textCell(row.kecamatan ?? ''),
    countCell(row.active, context),
    gapCell(row, context),
    intervalCell(row.gapLow, row.gapHigh, context),
    textCell(format.interval(certainty.rankLow, certainty.rankHigh)),
    ...(withTop ? [textCell(chance)] : []),
  ];
}
