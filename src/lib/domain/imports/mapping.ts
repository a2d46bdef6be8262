import { z } from 'zod';
import { DIMENSIONS, KINDS } from './kinds.ts';

/**
 * What a column is. `value` is the number (in a wide table there are several, each with `fixed` dimensions); `sum` is a
 * column that adds other columns up and is only compared with them. From `paid_through` the status follows where no column
 * says it. `fact` carries the field of a fact kind in `field`.
 */
export const ROLES = [
  'desa_code',
  'desa_name',
  'kecamatan_name',
  ...DIMENSIONS,
  'value',
  'sum',
  'fact',
  'personal',
  'ignore',
] as const;
export type Role = (typeof ROLES)[number];

export const NUMBER_LOCALES = ['id', 'en'] as const;
/** `id`: `1.234.567,89`; `en`: `1,234,567.89`. */
export type NumberLocale = (typeof NUMBER_LOCALES)[number];

const fixedSchema = z.partialRecord(z.enum(DIMENSIONS), z.string());
/** Dimensions with one value for a column or for the whole table, in clean form (`2026-10`, `bpu`, `aktif`). */
export type FixedDimensions = z.infer<typeof fixedSchema>;

const columnSchema = z.object({
  /** Header as found, rows joined by a space; the place of the column is its place in the list. */
  header: z.string(),
  role: z.enum(ROLES),
  /** The field, for the role `fact`. */
  field: z.string().optional(),
  fixed: fixedSchema.optional(),
  /** How text numbers of the column are read; found from its content unless set. */
  numbers: z.enum(NUMBER_LOCALES).optional(),
});
export type ColumnUse = z.infer<typeof columnSchema>;

const placeSchema = z.object({ kecamatan: z.string(), desa: z.string(), code: z.string() });
/** A place as a file writes it, and the desa a person has confirmed it to be. */
export type ConfirmedPlace = z.infer<typeof placeSchema>;

const rowNumber = z.number().int().min(0);

/** How a sheet is read as a table of a kind. Rows count from 0. */
export const mappingSchema = z.object({
  kind: z.enum(KINDS),
  sheet: z.string(),
  /** First and last header row; `null` for a table without header. */
  headerRows: z.tuple([rowNumber, rowNumber]).nullable(),
  firstRow: rowNumber,
  /** Last row with data; `null`: to the end of the sheet. */
  lastRow: rowNumber.nullable(),
  columns: z.array(columnSchema).max(20_000),
  fixed: fixedSchema,
  /** What a desa means that the table does not have: not known, or nobody. */
  absent: z.enum(['unknown', 'zero']),
  /** Two numbers of the same desa and dimensions: refused, or added up (a table that splits them further). */
  duplicates: z.enum(['refuse', 'sum']),
  places: z.array(placeSchema).max(100_000),
});
export type Mapping = z.infer<typeof mappingSchema>;
