import type { PublishedRow } from '../../domain/coverage/published-row.ts';
import type { SnapshotBlock, SnapshotShape } from '../../domain/reports/snapshot.ts';
import { legendFor, type Legend } from '../legend.ts';
import { NO_DATA } from '../palettes.ts';
import type { MapArea, MapKey, MapPicture } from './document.ts';
import { gapText, isHeld, rateText } from './published-text.ts';
import { basisOf, rowsAt, type ReportContext } from './report-context.ts';
import { toldRow } from './told-row.ts';

type MapBlock = Extract<SnapshotBlock, { kind: 'map' }>;

/** A map, and how far it can be trusted. */
export interface ReportMap {
  picture: MapPicture;
  hatched: number;
  tooUncertain: boolean;
}

/** Classes of what is published of each desa; a desa without a row, or without a figure, is in the last key. */
export function reportMap(block: MapBlock, title: string, context: ReportContext): ReportMap {
  const { words, format } = context;
  const rows = new Map(rowsAt(context, 'desa', block.segment).map((row) => [row.code, row]));
  const drawn = block.shapes.map(({ code }) => rows.get(code) ?? null);
  const known = drawn.filter((row) => row !== null);
  const legend = legendFor(known.map(toldRow), block.measure, context.lang);
  const areas = block.shapes.map((shape, i) => areaOf(shape, drawn[i]!, { block, legend }, context));
  const keys = keysOf(areas, known, { block, legend }, context);
  const told = keys.map(({ label, desa }) => words.report.map.key(label, format.count(desa))).join('; ');
  const caption = words.report.map.caption(
    words.report.map.unit[block.measure],
    basisOf(context, block.segment),
  );
  return {
    picture: {
      kind: 'map',
      title,
      alt: words.report.map.alt(title, told),
      caption: block.credit === null ? caption : `${caption}. ${words.report.map.shapes(block.credit)}`,
      areas,
      legend: keys,
      height: heightOf(block.shapes),
    },
    hatched: areas.filter(({ hatched }) => hatched).length,
    tooUncertain: legend.tooUncertain,
  };
}

function areaOf(
  { code, rings }: SnapshotShape,
  row: PublishedRow | null,
  { block, legend }: { block: MapBlock; legend: Legend },
  context: ReportContext,
): MapArea {
  const name = row?.name ?? code;
  const told = row === null ? null : toldRow(row);
  const index = told === null ? null : legend.classOf(told);
  return {
    code,
    name,
    rings,
    key: index ?? legend.classes.length,
    hatched: index !== null && row !== null && (isHeld(row.active) || legend.isUncertain(toldRow(row))),
    label: `${name}: ${row === null || index === null ? unknownText(row, context) : figureText(row, block, context)}`,
  };
}

function unknownText(row: PublishedRow | null, { words }: ReportContext): string {
  return row === null || row.reason === null ? words.report.map.noData : words.reason[row.reason];
}

/** `573 orang (420–780)`; of a count kept back only what is possible. */
function figureText(row: PublishedRow, { measure }: MapBlock, context: ReportContext): string {
  if (measure === 'rate') return rateText(row, context);
  return context.words.report.people(gapText(row, context));
}

function keysOf(
  areas: readonly MapArea[],
  known: readonly PublishedRow[],
  { block, legend }: { block: MapBlock; legend: Legend },
  context: ReportContext,
): MapKey[] {
  const { noData, held } = context.words.report.map;
  const desaOf = (key: number) => areas.filter((area) => area.key === key).length;
  // The only class is named by its values: one that is kept back is no point to be named.
  const unnamed = legend.classes.length === 1 && known.some(({ active }) => isHeld(active));
  const unit = block.measure === 'gap' ? ` ${context.words.units.people}` : '';
  const classes = legend.classes.map(({ label, colour }, key) => ({
    ...{ label: unnamed ? held : `${label}${unit}`, colour },
    ...{ pattern: key + 1, desa: desaOf(key) },
  }));
  const missing = desaOf(classes.length);
  return missing === 0
    ? classes
    : [...classes, { label: noData, colour: NO_DATA, pattern: 0, desa: missing }];
}

function heightOf(shapes: readonly SnapshotShape[]): number {
  let height = 1;
  for (const { rings } of shapes)
    for (const ring of rings) for (let i = 1; i < ring.length; i += 2) height = Math.max(height, ring[i]!);
  return height;
}
