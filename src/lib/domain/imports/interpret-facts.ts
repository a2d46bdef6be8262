import { isPeriod } from '../calendar/period.ts';
import { dottedCode, normaliseName } from '../wilayah/codes.ts';
import { nothingRead, type FactRecord, type Interpretation, type RejectedRow } from './findings.ts';
import type { InterpretContext } from './interpret.ts';
import { FACT_SPECS, type FactField, type FactKind } from './kinds.ts';
import type { Mapping, NumberLocale } from './mapping.ts';
import { isMissing, parseNumber, readLocale } from './numbers.ts';
import { parsePeriod, parseYear } from './period-labels.ts';
import { cellOf, type Cell, type TextTable } from './text-table.ts';

type Fields = FactRecord['fields'];
type Problem = Pick<RejectedRow, 'problem' | 'column' | 'given'>;

interface FieldColumn {
  field: FactField;
  column: number;
  header: string;
  locale: NumberLocale;
}

/** Reads a list of facts: one row, one fact. */
export function interpretFacts(
  table: TextTable,
  mapping: Mapping & { kind: FactKind },
  context: InterpretContext,
): Interpretation {
  const { fields, key } = FACT_SPECS[mapping.kind];
  const columns = fields.map((field) => fieldColumn(field, table, mapping));
  const missingRoles = columns.flatMap(({ field, column }) =>
    column < 0 && !field.blank ? [field.name] : [],
  );
  const result = nothingRead(mapping.kind);
  if (missingRoles.length > 0) return { ...result, missingRoles };
  const facts: FactRecord[] = [];
  const rejected: RejectedRow[] = [];
  const lines = new Map<string, number>();
  const last = Math.min(table.rowCount - 1, mapping.lastRow ?? Infinity);
  for (let row = mapping.firstRow; row <= last; row++) {
    const line = row + 1;
    if (columns.every(({ column }) => isMissing(cellOf(table, row, column)))) {
      result.skipped.blank++;
      continue;
    }
    if (isFootnote(table, row, columns)) {
      result.skipped.footnotes++;
      continue;
    }
    const read = readFact(table, row, columns, mapping.kind, context);
    if ('problem' in read) {
      rejected.push({ line, other: null, ...read });
      continue;
    }
    const keyText = key.map((name) => String(read.fields[name] ?? '')).join('\u001f');
    const other = lines.get(keyText);
    if (other !== undefined) rejected.push({ line, other, problem: 'duplicate', column: '', given: null });
    else {
      lines.set(keyText, line);
      facts.push({ line, fields: read.fields });
    }
  }
  return {
    ...result,
    facts,
    rejected,
    rejectedCount: rejected.length,
    accepted: { rows: facts.length, people: 0 },
  };
}

function fieldColumn(field: FactField, table: TextTable, mapping: Mapping): FieldColumn {
  const column = mapping.columns.findIndex((use) => use.role === 'fact' && use.field === field.name);
  const use = mapping.columns[column];
  // The shipped files and most lists of facts write decimals with a dot; `16.800` is still sixteen thousand.
  const values = table.columns[column]?.values.slice(1) ?? [];
  const { locale, certainty } = readLocale(
    values.filter(
      (value) => parseNumber(value, 'id') !== undefined || parseNumber(value, 'en') !== undefined,
    ),
  );
  const guessed = certainty === 'guess' && field.type === 'number' ? 'en' : locale;
  return { field, column, header: use?.header ?? '', locale: use?.numbers ?? guessed };
}

/** A text in one cell only, as below a table. */
function isFootnote(table: TextTable, row: number, columns: readonly FieldColumn[]): boolean {
  const filled = columns.filter(({ column }) => !isMissing(cellOf(table, row, column)));
  return filled.length === 1 && columns.length > 3;
}

function readFact(
  table: TextTable,
  row: number,
  columns: readonly FieldColumn[],
  kind: FactKind,
  context: InterpretContext,
): { fields: Fields } | Problem {
  const fields: Fields = {};
  for (const { field, column, header, locale } of columns) {
    const cell = column < 0 ? null : cellOf(table, row, column);
    if (isMissing(cell)) {
      if (!field.blank) return { problem: 'missing-field', column: header || field.name, given: null };
      fields[field.name] = null;
      continue;
    }
    const value = readField(cell, field, locale);
    if (value === undefined) return { problem: 'bad-field', column: header, given: cell };
    fields[field.name] = value;
  }
  const wrong = RULES[kind](fields, context);
  return wrong ? { problem: 'bad-field', column: wrong, given: fields[wrong] ?? null } : { fields };
}

function readField(cell: Cell, { type }: FactField, locale: NumberLocale): string | number | undefined {
  if (type === 'text') return String(cell).trim();
  if (type === 'month') return parsePeriod(cell) ?? undefined;
  if (type === 'year') return parseYear(cell) ?? undefined;
  const number = parseNumber(cell, locale) ?? undefined;
  return type === 'whole' && !Number.isInteger(number) ? undefined : number;
}

const isOneOf = (value: unknown, ...allowed: string[]) => allowed.includes(String(value));
const INT32 = 2_147_483_647;
const positive = (value: unknown) => typeof value === 'number' && value > 0 && value <= INT32;

/** Rules of the subject; each gives the field that breaks one, and may bring fields into clean form. */
const RULES: Record<FactKind, (fields: Fields, context: InterpretContext) => string | null> = {
  labour: (fields) => {
    try {
      fields['area_code'] = dottedCode(String(fields['area_code']).replace(/\.0+$/, ''));
    } catch {
      return 'area_code';
    }
    if (isOneOf(String(fields['unit']).toLowerCase(), '%', 'persen', 'percent')) {
      const value = Number(fields['value']);
      // A cell written `73,98%` was read as a share already.
      Object.assign(fields, { unit: 'share', value: value > 1 ? Math.round(value * 1e8) / 1e10 : value });
    }
    const isShare = fields['unit'] === 'share';
    return isShare && !(Number(fields['value']) >= 0 && Number(fields['value']) <= 1) ? 'value' : null;
  },
  denominators: (fields) => {
    fields['segment'] = String(fields['segment']).toLowerCase();
    if (!isOneOf(fields['segment'], 'total', 'pu', 'bpu', 'jakon')) return 'segment';
    return positive(fields['value']) ? null : 'value';
  },
  contributions: (fields) => {
    if (!positive(fields['base_idr'])) return 'base_idr';
    const discount = Number(fields['discount']);
    if (!(discount >= 0 && discount <= 1)) return 'discount';
    const [from, to] = [String(fields['valid_from']), fields['valid_to']];
    return to !== null && !(isPeriod(String(to)) && String(to) >= from) ? 'valid_to' : null;
  },
  aliases: (fields, { reconcile, desa }) => {
    const match = reconcile({ code: fields['kode_desa'] ?? null, kecamatan: null, desa: null });
    if (!('code' in match)) return 'kode_desa';
    fields['kode_desa'] = match.code;
    const key = (name: unknown) => normaliseName(String(name));
    // An alias may not take the real name of another desa away from it.
    const hijacked = desa.some(
      (one) =>
        one.code !== match.code &&
        key(one.name) === key(fields['desa']) &&
        key(one.kecamatan) === key(fields['kecamatan']),
    );
    return hijacked ? 'desa' : null;
  },
};
