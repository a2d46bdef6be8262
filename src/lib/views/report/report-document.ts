import type { BlockKind } from '../../domain/reports/report-asked.ts';
import type { Snapshot, SnapshotBlock } from '../../domain/reports/snapshot.ts';
import { costSection } from './cost-section.ts';
import { desaSection } from './desa-section.ts';
import type { ReportDocument, ReportSection } from './document.ts';
import { drivesHold, drivesSection } from './drives-section.ts';
import { figuresSection } from './figures-section.ts';
import { mapSection } from './map-section.ts';
import { placeSentence } from './place-sentence.ts';
import { isHeld } from './published-text.ts';
import { rankingSection } from './ranking-section.ts';
import { contextOf, denominatorOf, rowOf, type ReportContext } from './report-context.ts';
import { targetSection } from './target-section.ts';
import { trendHolds, trendSection } from './trend-section.ts';

/** A frozen report in words, tables and pictures. */
export function reportDocument(snapshot: Snapshot): ReportDocument {
  const context = contextOf(snapshot);
  const { words, format, lang } = context;
  const { report: said } = words;
  const row = rowOf(context, snapshot.place.code, 'bpu');
  return {
    lang,
    title: snapshot.title,
    subtitle: said.subtitle(
      placeInFull(context),
      format.monthLong(snapshot.period),
      denominatorOf(context, 'bpu'),
    ),
    lead: row === null ? '' : placeSentence(row, context),
    badge: snapshot.simulated ? { label: said.badge, note: said.badgeNote } : null,
    sections: sectionsOf(context),
    smallNumbers: smallNumbersNote(context),
    sources: snapshot.sources,
    made: said.made(format.dateTime(snapshot.frozenAt), snapshot.build),
  };
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

/** `Balong, Kecamatan Kragan, Kabupaten Rembang` */
function placeInFull({ snapshot, words }: ReportContext): string {
  const { within, kabupaten } = words.report;
  const { level, name, kecamatan } = snapshot.place;
  const branch = kabupaten(snapshot.place.kabupaten.replace(/^(kabupaten|kab\.?)\s+/i, ''));
  if (level === 'kabupaten') return branch;
  if (level === 'kecamatan') return within(words.desa.inKecamatan(name), branch);
  const around = kecamatan === null ? branch : within(words.desa.inKecamatan(kecamatan), branch);
  return within(name, around);
}

function smallNumbersNote({ snapshot, words, format }: ReportContext): string | null {
  const { report: said } = words;
  const held = snapshot.rows.some(({ active }) => isHeld(active)) || snapshot.blocks.some(holds);
  if (!held) return null;
  const { threshold } = snapshot;
  return `${said.smallNumbers(format.count(threshold), format.count(threshold - 1))} ${said.hiddenNumbers}`;
}

/** Whether a block has a count of its own that is kept back. */
function holds(block: SnapshotBlock): boolean {
  if (block.kind === 'trend') return trendHolds(block);
  if (block.kind === 'drives') return drivesHold(block);
  return block.kind === 'target' && block.lines.some(({ active }) => isHeld(active));
}
