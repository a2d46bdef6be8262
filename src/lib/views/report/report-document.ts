import type { PublishedCount } from '../../domain/privacy/suppression/count-table.ts';
import { SEGMENTS } from '../../domain/workers/segments.ts';
import type { BlockKind } from '../../domain/reports/report-asked.ts';
import type { Snapshot, SnapshotBlock } from '../../domain/reports/snapshot.ts';
import { costSection } from './cost-section.ts';
import { desaSection } from './desa-section.ts';
import type { ReportDocument, ReportSection } from './document.ts';
import { drivesSection } from './drives-section.ts';
import { figuresSection } from './figures-section.ts';
import { mapSection } from './map-section.ts';
import { placeSentence } from './place-sentence.ts';
import { isHeld } from './published-text.ts';
import { rankingSection } from './ranking-section.ts';
import { contextOf, denominatorOfAll, placeInFull, rowOf, type ReportContext } from './report-context.ts';
import { targetSection } from './target-section.ts';
import { trendSection } from './trend-section.ts';

/** A frozen report in words, tables and pictures. */
export function reportDocument(snapshot: Snapshot): ReportDocument {
  const context = contextOf(snapshot);
  const { words, format, lang } = context;
  const { report: said } = words;
  const row = rowOf(context, snapshot.place.code, 'bpu');
  return {
    lang,
    title: snapshot.title,
    subtitle: subtitleOf(context),
    lead: row === null ? '' : placeSentence(row, context),
    badge: snapshot.simulated ? { label: said.badge, note: said.badgeNote } : null,
    sections: sectionsOf(context),
    smallNumbers: smallNumbersNote(context),
    sources: snapshot.sources,
    made: said.made(format.dateTime(snapshot.frozenAt), snapshot.build),
  };
}

/** Place, month, and what the segments that are shown are divided by. */
function subtitleOf(context: ReportContext): string {
  const { words, format, snapshot } = context;
  const shown = snapshot.blocks.flatMap((block) => {
    if (block.kind === 'figures') return SEGMENTS;
    return 'segment' in block ? [block.segment] : [];
  });
  const denominator = denominatorOfAll(context, ['bpu', ...shown]);
  const [place, month] = [placeInFull(context), format.monthLong(snapshot.period)];
  return denominator === null
    ? words.report.subtitleAlone(place, month)
    : words.report.subtitle(place, month, denominator);
}

/** Anchors, the same in every language. */
const ANCHORS: Record<BlockKind, string> = {
  figures: 'angka',
  map: 'peta',
  ranking: 'urutan',
  trend: 'perkembangan',
  desa: 'desa',
  target: 'target',
  drives: 'kunjungan',
  cost: 'biaya',
  text: 'catatan',
};

function sectionsOf(context: ReportContext): ReportSection[] {
  const seen = new Map<string, number>();
  return context.snapshot.blocks.map((block) => {
    const anchor = ANCHORS[block.kind];
    const nth = (seen.get(anchor) ?? 0) + 1;
    seen.set(anchor, nth);
    return {
      id: nth === 1 ? anchor : `${anchor}-${nth}`,
      kind: block.kind,
      ...sectionOf(block, context),
    };
  });
}

function sectionOf(block: SnapshotBlock, context: ReportContext): Omit<ReportSection, 'id' | 'kind'> {
  switch (block.kind) {
    case 'figures':
      return figuresSection(context);
    case 'map':
      return mapSection(block, context);
    case 'ranking':
      return rankingSection(block, context);
    case 'trend':
      return trendSection(block, context);
    case 'desa':
      return desaSection(block, context);
    case 'target':
      return targetSection(block, context);
    case 'drives':
      return drivesSection(block, context);
    case 'cost':
      return costSection(block, context);
    case 'text':
      return textSection(block.text, context);
  }
}

/** A text of one's own: a line is a sentence. */
function textSection(text: string, { words }: ReportContext): Omit<ReportSection, 'id' | 'kind'> {
  const sentences = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    heading: words.report.heading.text,
    sentences,
    figures: [],
    picture: null,
    table: null,
    notes: [],
  };
}

/** What small counts are written as, and where there are any, the others that are kept back for them. */
function smallNumbersNote({ snapshot, words, format }: ReportContext): string | null {
  const { report: said } = words;
  const held = [...snapshot.rows.map(({ active }) => active), ...snapshot.blocks.flatMap(countsOf)].filter(
    isHeld,
  );
  if (held.length === 0) return null;
  const { threshold } = snapshot;
  const small = said.smallNumbers(format.count(threshold), format.count(threshold - 1));
  return held.some(({ kind }) => kind === 'hidden') ? `${small} ${said.hiddenNumbers}` : small;
}

/** Counts that a block has beside the rows. */
function countsOf(block: SnapshotBlock): (PublishedCount | null)[] {
  switch (block.kind) {
    case 'trend':
      return block.points.flatMap(({ active }) => SEGMENTS.map((segment) => active[segment]));
    case 'target':
      return block.lines.map(({ active }) => active);
    case 'drives':
      return [...block.done, block.total].map(({ registered }) => registered);
    default:
      return [];
  }
}
