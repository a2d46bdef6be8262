// The kinds of table an import can be, stated once: which dimensions a number has, and what the number is.

export const KINDS = [
  'enrollment',
  'participants',
  'population',
  'occupation',
  'labour',
  'denominators',
  'contributions',
  'boundaries',
  'aliases',
] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds that are tables of counts per desa: long or wide, every number has the kind's dimensions. */
export const COUNT_KINDS = ['enrollment', 'participants', 'population', 'occupation'] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

/** Kinds that are lists of facts: one row, one fact; never wide. */
export const FACT_KINDS = ['labour', 'denominators', 'contributions', 'aliases'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

export function isCountKind(kind: Kind): kind is CountKind {
  return (COUNT_KINDS as readonly Kind[]).includes(kind);
}

export function isFactKind(kind: Kind): kind is FactKind {
  return (FACT_KINDS as readonly Kind[]).includes(kind);
}

/**
 * What a count is counted by, besides the desa. `period` is a month `YYYY-MM` (population: the month the count is of);
 * `paid_through` is the last month paid, `first_month` that of the beginning of the membership; `sex` is `l`, `p`; `age` is `15-19`, `75+` …; `occupation` is the name as the source writes it.
 */
export const DIMENSIONS = [
  'period',
  'segment',
  'payer',
  'status',
  'paid_through',
  'first_month',
  'sex',
  'age',
  'occupation',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A kind's dimensions: `all` must be known for every number, `optional` are the empty text where a table has none. */
export const COUNT_SPECS: Record<
  CountKind,
  { all: readonly Dimension[]; optional: readonly Dimension[]; most: number }
> = {
  // No desa of Indonesia has more people than `most`; a larger count is a slip.
  enrollment: {
    all: ['period', 'segment', 'payer', 'status'],
    optional: ['paid_through', 'first_month'],
    most: 200_000,
  },
  participants: {
    all: ['period', 'segment', 'payer', 'status'],
    optional: ['paid_through', 'first_month'],
    most: 200_000,
  },
  population: { all: ['period'], optional: ['sex', 'age'], most: 200_000 },
  occupation: { all: ['period', 'occupation'], optional: ['sex'], most: 200_000 },
};

/** A field of a fact: its clean name is the header of the clean form and of the Parquet column. */
export interface FactField {
  name: string;
  type: 'text' | 'number' | 'whole' | 'month' | 'year';
  /** Whether the field may be blank. */
  blank: boolean;
}

const text = (name: string, blank = false): FactField => ({ name, type: 'text', blank });

/** A kind's fields, in the order of the shipped files of the same content (data/reference). */
export const FACT_SPECS: Record<FactKind, { fields: readonly FactField[]; key: readonly string[] }> = {
  labour: {
    fields: [
      text('area_code'),
      { name: 'year', type: 'year', blank: false },
      text('indicator'),
      { name: 'value', type: 'number', blank: false },
      text('unit'),
      text('source'),
    ],
    key: ['area_code', 'year', 'indicator'],
  },
  denominators: {
    fields: [
      text('id'),
      text('label'),
      text('segment'),
      { name: 'value', type: 'whole', blank: false },
      { name: 'as_of', type: 'month', blank: false },
      text('definition'),
      text('source'),
    ],
    key: ['id'],
  },
  contributions: {
    fields: [
      text('programme'),
      text('segment'),
      text('sector'),
      text('payer'),
      { name: 'base_idr', type: 'whole', blank: false },
      { name: 'discount', type: 'number', blank: false },
      { name: 'valid_from', type: 'month', blank: false },
      { name: 'valid_to', type: 'month', blank: true },
      text('source'),
    ],
    key: ['programme', 'segment', 'sector', 'payer', 'valid_from'],
  },
  aliases: {
    fields: [text('kecamatan'), text('desa'), text('kode_desa')],
    key: ['kecamatan', 'desa'],
  },
};
