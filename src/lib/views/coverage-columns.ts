import type { CoverageRow } from '../domain/coverage/coverage.ts';
import { formatFor, textOrReason } from './format.ts';
import type { Lang } from './page-data.ts';
import { baseOf, baseText } from './reported.ts';
import type { Column } from './table.ts';
import { wordsFor } from './words/index.ts';

/** Columns of a table of desa: who, gap and coverage, the counts they follow from, and what to know about it. */
export function coverageColumns(lang: Lang, desaHref: (code: string) => string): Column<CoverageRow>[] {
  return [
    ...placeColumns(lang, desaHref),
    ...judgementColumns(lang),
    ...countColumns(lang),
    noteColumn(lang),
  ];
}

/** The shorter table for neighbours: gap and coverage. */
export function neighbourColumns(lang: Lang, desaHref: (code: string) => string): Column<CoverageRow>[] {
  const { desa, units, reason } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    ...placeColumns(lang, desaHref),
    {
      key: 'rate',
      label: desa.rate,
      unit: units.percent,
      number: true,
      text: (row) => textOrReason(format.percent(row.rate), row.reason && reason[row.reason]),
      sort: ({ rate }) => rate,
    },
    gapWithInterval(lang),
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
export function gapWithInterval(lang: Lang): Column<CoverageRow> {
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
  };
}

/** Gap in people, and its 95% interval. */
function gapColumns(lang: Lang): Column<CoverageRow>[] {
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

function countColumns(lang: Lang): Column<CoverageRow>[] {
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
    },
    {
      key: 'eligible',
      label: desa.eligible,
      unit: units.people,
      number: true,
      text: (row) => textOrReason(baseText(row, lang), reason['no-base']),
      sort: baseOf,
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

function judgementColumns(lang: Lang): Column<CoverageRow>[] {
  const { desa, units } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    ...gapColumns(lang),
    {
      key: 'rate',
      label: desa.rate,
      unit: units.percent,
      number: true,
      text: (row) => format.percent(row.rate),
      sort: ({ rate }) => rate,
    },
  ];
}

function noteColumn(lang: Lang): Column<CoverageRow> {
  const { desa, reason } = wordsFor(lang);
  const note = (row: CoverageRow) => (row.reason === null ? '' : reason[row.reason]);
  return { key: 'note', label: desa.note, text: note, sort: (row) => note(row) || null };
}
