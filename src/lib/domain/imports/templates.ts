import type { ColumnUse, FixedDimensions, Mapping } from './mapping.ts';
import { wordKey } from './vocabulary.ts';

/** How well a remembered mapping fits the headers of a new file: the share of its columns that are there, 0–1. */
export function templateFit(guess: Mapping, template: Mapping): number {
  const wanted = template.columns.filter(isUsed).map(headerKey);
  const there = new Set(guess.columns.map(headerKey));
  return wanted.length === 0 ? 0 : wanted.filter((key) => there.has(key)).length / wanted.length;
}

/** Takes over what a remembered mapping says about columns of the same header; months and rows stay the new file's own. */
export function applyTemplate(guess: Mapping, template: Mapping): Mapping {
  const uses = new Map(template.columns.filter(isUsed).map((column) => [headerKey(column), column]));
  const { absent, duplicates, places, kind } = template;
  return {
    ...guess,
    kind,
    absent,
    duplicates,
    places,
    columns: guess.columns.map((column) => applied(column, uses.get(headerKey(column)))),
    fixed: mergedFixed(guess.fixed, template.fixed),
  };
}

/** What the new file itself says wins: its title may name another segment. A guessed status is only a default. */
function mergedFixed(guess: FixedDimensions, template: FixedDimensions): FixedDimensions {
  const { status } = template;
  return { ...withoutPeriod(template), ...guess, ...(status !== undefined && { status }) };
}

function applied(column: ColumnUse, use: ColumnUse | undefined): ColumnUse {
  if (column.role === 'personal') return column;
  if (!use) return { header: column.header, role: 'ignore' };
  const fixed = { ...withoutPeriod(use.fixed ?? {}), ...onlyPeriod(column.fixed ?? {}) };
  return { ...use, header: column.header, ...(Object.keys(fixed).length > 0 && { fixed }) };
}

function isUsed({ header, role }: ColumnUse): boolean {
  return header !== '' && role !== 'personal' && role !== 'ignore';
}

/** Columns of months are the same column another month: years and names of months do not count. */
function headerKey({ header, fixed }: ColumnUse): string {
  return fixed?.period === undefined
    ? wordKey(header)
    : `${Object.values(withoutPeriod(fixed)).join(' ')} #month`;
}

function withoutPeriod(fixed: FixedDimensions): FixedDimensions {
  return Object.fromEntries(Object.entries(fixed).filter(([name]) => name !== 'period'));
}

function onlyPeriod({ period }: FixedDimensions): FixedDimensions {
  return period === undefined ? {} : { period };
}
