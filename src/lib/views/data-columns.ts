import {
  SEGMENTS,
  SEGMENTS_AND_TOTAL,
  type DenominatorId,
  type SegmentOrTotal,
} from '../domain/workers/segments.ts';
import { formatFor } from './format.ts';
import type {
  CheckOutcome,
  DataPageData,
  DenominatorValue,
  ImportEntry,
  Lang,
  ReferenceSource,
} from './page-data.ts';
import type { Column } from './table.ts';
import { wordsFor } from './words/index.ts';

// Columns of the tables that say where the figures come from.

/** A value and the set it belongs to. */
interface DenominatorOfSet extends DenominatorValue {
  set: DenominatorId;
}

/** What the warehouse says of a total that the branch has not given. */
const DERIVED_TOTAL = 'derived: sum of its segments';

type Build = DataPageData['builds'][number];

/** Files of members: which months, how many rows, which sums, the checksum. */
export function importColumns(lang: Lang): Column<ImportEntry>[] {
  const { data, segment, units } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    {
      key: 'file',
      label: data.file,
      heading: true,
      text: ({ fileName }) => fileName,
      sort: (row) => row.fileName,
    },
    {
      key: 'months',
      label: data.months,
      short: true,
      text: monthsText(lang),
      sort: ({ periods }) => periods[0] ?? '',
    },
    countColumn('rows', data.rows, (row: ImportEntry) => row.rows, lang),
    countColumn('desa', data.desa, (row: ImportEntry) => row.desa, lang),
    ...SEGMENTS.map((one) => ({
      ...countColumn(
        one,
        data.activeOf(segment[one]),
        (row: ImportEntry) => row.activeBySegment?.[one] ?? null,
        lang,
      ),
      unit: units.people,
    })),
    { key: 'origin', label: data.origin, text: ({ simulated }) => (simulated ? data.simulated : data.real) },
    {
      key: 'imported',
      label: data.imported,
      short: true,
      text: ({ importedAt }) => format.dateTime(importedAt),
      sort: ({ importedAt }) => importedAt,
    },
    { key: 'checksum', label: data.checksum, text: ({ sha256 }) => `${sha256.slice(0, 12)}…` },
  ];
}

/** Rules and whether they held. */
export function checkColumns(lang: Lang): Column<CheckOutcome>[] {
  const { data } = wordsFor(lang);
  const { count } = formatFor(lang);
  const outcome = ({ failures, severity }: CheckOutcome) => {
    if (failures === 0) return data.passed;
    return severity === 'error' ? data.failed(count(failures)) : data.warned(count(failures));
  };
  return [
    { key: 'rule', label: data.rule, heading: true, text: ruleText(lang) },
    { key: 'outcome', label: data.outcome, text: outcome, sort: ({ failures }) => failures },
  ];
}

/** Builds kept on disk. */
export function buildColumns(lang: Lang): Column<Build>[] {
  const { data } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    { key: 'build', label: data.build, heading: true, text: ({ id }) => id.slice(0, 12) },
    {
      key: 'built',
      label: data.built,
      text: (row) => format.dateTime(row.builtAt),
      sort: (row) => row.builtAt,
    },
    {
      key: 'seconds',
      label: data.seconds,
      number: true,
      text: ({ seconds }) => format.decimal(seconds, 1),
      sort: ({ seconds }) => seconds,
    },
    countColumn('imports', data.imports, (row: Build) => row.imports, lang),
    { key: 'status', label: data.status, text: ({ current }) => (current ? data.current : data.kept) },
  ];
}

/** Reference files with source, licence and date. */
export function sourceColumns(lang: Lang): Column<ReferenceSource>[] {
  const { sources } = wordsFor(lang);
  return [
    {
      key: 'title',
      label: sources.name,
      heading: true,
      text: ({ title }) => title,
      sort: ({ title }) => title,
    },
    { key: 'source', label: sources.source, text: ({ source }) => source },
    {
      key: 'licence',
      label: sources.licence,
      text: ({ licence }) => licence,
      sort: ({ licence }) => licence,
    },
    { key: 'asOf', label: sources.asOf, text: ({ asOf }) => asOf, sort: ({ asOf }) => asOf },
    { key: 'grain', label: sources.grain, text: ({ grain }) => grain },
    { key: 'kind', label: sources.kind, text: ({ kind }) => sources.kinds[kind], sort: ({ kind }) => kind },
    countColumn('rows', sources.rows, (row: ReferenceSource) => row.rows, lang),
    { key: 'file', label: sources.file, text: ({ file }) => file, sort: ({ file }) => file },
  ];
}

/** Values of the denominator sets with date, meaning and source. */
export function denominatorColumns(lang: Lang): Column<DenominatorOfSet>[] {
  const { sources, segment, frame } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    { key: 'label', label: sources.set, heading: true, text: ({ label }) => label },
    { key: 'segment', label: frame.segment, text: (row) => segment[row.segment] },
    countColumn('value', sources.value, (row: DenominatorOfSet) => row.value, lang),
    { key: 'asOf', label: sources.asOf, text: ({ asOf }) => format.month(asOf), sort: ({ asOf }) => asOf },
    {
      key: 'definition',
      label: sources.definition,
      text: (row) => denominatorMeaning(row.set, row, lang),
    },
    { key: 'source', label: sources.source, text: ({ source }) => denominatorSource(source, lang) },
  ];
}

/** Values in the order PU, BPU, Jakon, all. */
export function inSegmentOrder<T extends { segment: SegmentOrTotal }>(values: readonly T[]): T[] {
  return SEGMENTS_AND_TOTAL.flatMap((segment) => values.filter((value) => value.segment === segment));
}

/** What a value counts: shipped ones in the reader's language, the branch's as it has worded them. */
export function denominatorMeaning(set: DenominatorId, value: DenominatorValue, lang: Lang): string {
  const { meaning, derivedTotal } = wordsFor(lang).facts;
  if (!value.imported) return meaning[set][value.segment] ?? value.definition;
  return value.definition === DERIVED_TOTAL ? derivedTotal : value.definition;
}

/** Where a value was published; values computed from others say so. */
export function denominatorSource(source: string, lang: Lang): string {
  return source === 'derived' ? wordsFor(lang).facts.derived : source;
}

function ruleText(lang: Lang): (check: CheckOutcome) => string {
  const rules: Record<string, string> = wordsFor(lang).facts.check;
  return ({ name, rule }) => rules[name] ?? rule;
}

function monthsText(lang: Lang): (row: ImportEntry) => string {
  const { month } = formatFor(lang);
  return ({ periods }) => {
    const [first, last] = [periods[0], periods.at(-1)];
    if (first === undefined || last === undefined) return '–';
    return first === last ? month(first) : `${month(first)} – ${month(last)}`;
  };
}

function countColumn<Row>(
  key: string,
  label: string,
  of: (row: Row) => number | null,
  lang: Lang,
): Column<Row> {
  const { count } = formatFor(lang);
  return { key, label, number: true, text: (row) => count(of(row)), sort: of };
}
