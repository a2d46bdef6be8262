import type { CoverageRow } from '../domain/coverage/coverage.ts';
import { formatFor, textOrReason } from './format.ts';
import type { Lang, Measure } from './page-data.ts';
import { baseOf, baseText } from './reported.ts';
import type { Column } from './table.ts';
import { wordsFor } from './words/index.ts';

/** Where the cells of a row lead: to the desa, and to where a figure comes from. */
export interface RowLinks {
  desa: (code: string) => string;
  origin: (row: CoverageRow, measure: Measure) => string;
}

/** Columns of a table of desa: who, gap and coverage, the counts they follow from, and what to know about it. */
export function coverageColumns(lang: Lang, links: RowLinks): Column<CoverageRow>[] {
  return [
    ...placeColumns(lang, links.desa),
    ...judgementColumns(lang, links.origin),
    ...countColumns(lang, links.origin),
    noteColumn(lang),
  ];
}

/** The shorter table for neighbours: gap and coverage. */
export function neighbourColumns(lang: Lang, links: RowLinks): Column<CoverageRow>[] {
  const { desa, units, reason } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    ...placeColumns(lang, links.desa),
    {
      key: 'rate',
      label: desa.rate,
      unit: units.percent,
      number: true,
      text: (row) => textOrReason(format.percent(row.rate), row.reason && reason[row.reason]),
      sort: ({ rate }) => rate,
      origin: (row) => links.origin(row, 'rate'),
    },
    gapWithInterval(lang, links.origin),
  ];
}

/** The desa, linked to its page, and its kecamatan, because names are shared. */
export function placeColumns(lang: Lang, desaHref: (code: string) => string): Column<CoverageRow>[] {
  const { desa, frame } = wordsFor(lang);
  return [
    {
      key: 'name',
      label: desa.name,
      heading: true,
      text: ({ name }) => name,
      sort: ({ name }) => name,
      href: ({ code }) => desaHref(code),
      narrow: ({ kecamatan }) => kecamatan ?? '',
    },
    {
      key: 'kecamatan',
      label: frame.kecamatan,
      wide: true,
      text: ({ kecamatan }) => kecamatan ?? '',
      sort: ({ kecamatan }) => kecamatan,
    },
  ];
}

/** Gap in people with its 95% interval in one cell: `2.690 (1.873–3.572)`. */
export function gapWithInterval(lang: Lang, origin: RowLinks['origin']): Column<CoverageRow> {
  const { desa, units } = wordsFor(lang);
  const format = formatFor(lang);
  const interval = (row: CoverageRow) =>
    row.gapLow === null ? '' : ` (${format.interval(row.gapLow, row.gapHigh)})`;
  return {
    key: 'gap',
    label: desa.gap,
    unit: `${units.people} (${units.interval})`,
    number: true,
    text: (row) => `${format.count(row.gap)}${interval(row)}`,
    sort: ({ gap }) => gap,
    origin: (row) => origin(row, 'gap'),
  };
}

/** Gap in people, and its 95% interval. */
function gapColumns(lang: Lang, origin: RowLinks['origin']): Column<CoverageRow>[] {
  const { desa, units } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    {
      key: 'gap',
      label: desa.gap,
      unit: units.people,
      number: true,
      text: (row) => format.count(row.gap),
      sort: ({ gap }) => gap,
      origin: (row) => origin(row, 'gap'),
    },
    {
      key: 'gapInterval',
      wide: true,
      label: desa.gapInterval,
      unit: units.people,
      number: true,
      text: (row) => format.interval(row.gapLow, row.gapHigh),
    },
  ];
}

function countColumns(lang: Lang, origin: RowLinks['origin']): Column<CoverageRow>[] {
  const { desa, units, reason } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    {
      key: 'active',
      label: desa.active,
      unit: units.people,
      number: true,
      text: (row) => textOrReason(format.count(row.active), reason['not-reported']),
      sort: ({ active }) => active,
      origin: (row) => origin(row, 'active'),
    },
    {
      key: 'eligible',
      label: desa.eligible,
      unit: units.people,
      number: true,
      text: (row) => textOrReason(baseText(row, lang), reason['no-base']),
      sort: baseOf,
      origin: (row) => origin(row, 'eligible'),
    },
    {
      key: 'eligibleInterval',
      wide: true,
      label: desa.eligibleInterval,
      unit: units.people,
      number: true,
      text: (row) => format.interval(row.eligibleLow, row.eligibleHigh),
    },
  ];
}

function judgementColumns(lang: Lang, origin: RowLinks['origin']): Column<CoverageRow>[] {
  const { desa, units } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    ...gapColumns(lang, origin),
    {
      key: 'rate',
      label: desa.rate,
      unit: units.percent,
      number: true,
      text: (row) => format.percent(row.rate),
      sort: ({ rate }) => rate,
      origin: (row) => origin(row, 'rate'),
    },
  ];
}

function noteColumn(lang: Lang): Column<CoverageRow> {
  const { desa, reason } = wordsFor(lang);
  const note = (row: CoverageRow) => (row.reason === null ? '' : reason[row.reason]);
  return { key: 'note', label: desa.note, text: note, sort: (row) => note(row) || null };
}
