import { addMonths } from '../calendar/period.ts';
import { jumpRule } from '../coverage/jumps.ts';
import type { CountRecords, Diff, Interpretation, Warning } from './findings.ts';
import { isCountKind, type Dimension } from './kinds.ts';
import type { Mapping } from './mapping.ts';

/** What an import is compared with. Maps are keyed by `period segment desaCode` (population: `'' '' desaCode`), people. */
export interface CheckContext {
  desaCodes: readonly string[];
  /** Active members (population: residents) of the served build, for the months of the file and the month before its first. */
  current: ReadonlyMap<string, number>;
  /** Eligible workers on the default denominator, keyed by `segment desaCode`. */
  eligible: ReadonlyMap<string, number>;
}

/** The key of the maps above. */
export function currentKey(period: string, segment: string, desaCode: string): string {
  return `${period} ${segment} ${desaCode}`;
}

const MOST_OF_A_KIND = 50;
const EXAMPLES = 5;

/** What a person should know before publishing, most important first; at most 50 of a kind, the rest counted (`more`). */
export function importWarnings(found: Interpretation, mapping: Mapping, context: CheckContext): Warning[] {
  const after = stocksOf(found);
  return [
    ...capped(totalWarnings(found)),
    ...capped(overEligible(after, context)),
    ...capped(kecamatanJumps(after, context)),
    ...capped(desaJumps(after, context)),
    ...capped(incomplete(after, context)),
    ...personWarnings(found),
    ...assumptions(found, mapping),
    ...found.numbers.flatMap(({ header, locale, certainty, numbers }): Warning[] =>
      certainty === 'guess' && numbers > 0 ? [{ code: 'locale-guessed', column: header, locale }] : [],
    ),
  ];
}

function capped(warnings: Warning[]): Warning[] {
  if (warnings.length <= MOST_OF_A_KIND) return warnings;
  const more: Warning = { code: 'more', of: warnings[0]!.code, count: warnings.length - MOST_OF_A_KIND };
  return [...warnings.slice(0, MOST_OF_A_KIND), more];
}

/** Active members (population: residents) by key; what the import says. */
interface Stock {
  period: string;
  segment: string;
  desaCode: string;
  people: number;
}

function stocksOf({ counts, kind }: Interpretation): Map<string, Stock> {
  const stocks = new Map<string, Stock>();
  if (!counts || kind === 'occupation') return stocks;
  const isPopulation = kind === 'population';
  const text = (name: Dimension, i: number) => textOf(counts, name, i);
  for (let i = 0; i < counts.length; i++) {
    if (!isPopulation && text('status', i) !== 'aktif') continue;
    const desaCode = counts.desa.values[counts.desa.codes[i]!]!;
    const [period, segment] = isPopulation ? ['', ''] : [text('period', i), text('segment', i)];
    const key = currentKey(period, segment, desaCode);
    const stock = stocks.get(key) ?? { period, segment, desaCode, people: 0 };
    stock.people += counts.value[i]!;
    stocks.set(key, stock);
  }
  return stocks;
}

function textOf({ dimensions }: CountRecords, name: Dimension, i: number): string {
  const column = dimensions[name];
  return column?.values[column.codes[i]!] ?? '';
}

function totalWarnings({ totals }: Interpretation): Warning[] {
  return totals.filter(({ given, sum }) => given !== sum).map((total) => ({ code: 'total-differs', total }));
}

function overEligible(after: Map<string, Stock>, { eligible }: CheckContext): Warning[] {
  return [...after.values()]
    .flatMap(({ period, segment, desaCode, people }) => {
      const base = eligible.get(`${segment} ${desaCode}`);
      if (base === undefined || people <= base) return [];
      return [{ code: 'over-eligible' as const, period, segment, desaCode, active: people, eligible: base }];
    })
    .sort((a, b) => b.active - b.eligible - (a.active - a.eligible));
}

function monthBefore(
  stocks: Map<string, Stock>,
  { current }: CheckContext,
  stock: Stock,
): number | undefined {
  if (stock.period === '') return current.get(currentKey('', '', stock.desaCode));
  const key = currentKey(addMonths(stock.period, -1), stock.segment, stock.desaCode);
  return stocks.get(key)?.people ?? current.get(key);
}

function desaJumps(after: Map<string, Stock>, context: CheckContext): Warning[] {
  return [...after.values()]
    .flatMap((stock) => {
      const before = monthBefore(after, context, stock);
      if (before === undefined || jumpRule(before, stock.people, null) === null) return [];
      const { period, segment, desaCode, people } = stock;
      return [{ code: 'jump' as const, period, segment, desaCode, before, after: people }];
    })
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}

/** Kecamatan sums of the desa that have both months. */
function kecamatanJumps(after: Map<string, Stock>, context: CheckContext): Warning[] {
  const sums = new Map<string, Extract<Warning, { code: 'kecamatan-jump' }>>();
  for (const stock of after.values()) {
    const before = monthBefore(after, context, stock);
    if (before === undefined) continue;
    const { period, segment } = stock;
    const kecamatanCode = stock.desaCode.slice(0, 8);
    const key = currentKey(period, segment, kecamatanCode);
    const sum = sums.get(key) ?? {
      code: 'kecamatan-jump',
      period,
      segment,
      kecamatanCode,
      before: 0,
      after: 0,
    };
    sums.set(key, { ...sum, before: sum.before + before, after: sum.after + stock.people });
  }
  return [...sums.values()].filter((sum) => jumpRule(sum.before, sum.after, null) !== null);
}

function incomplete(after: Map<string, Stock>, { desaCodes }: CheckContext): Warning[] {
  const groups = new Map<string, { period: string; segment: string; codes: Set<string> }>();
  for (const { period, segment, desaCode } of after.values()) {
    const key = `${period} ${segment}`;
    const group = groups.get(key) ?? { period, segment, codes: new Set<string>() };
    groups.set(key, group);
    group.codes.add(desaCode);
  }
  return [...groups.values()].flatMap(({ period, segment, codes }) => {
    const missing = desaCodes.filter((code) => !codes.has(code));
    if (missing.length === 0) return [];
    return [
      {
        code: 'incomplete' as const,
        period,
        segment,
        desa: codes.size,
        of: desaCodes.length,
        examples: missing.slice(0, EXAMPLES),
      },
    ];
  });
}

function personWarnings({ duplicates: { rows, differing, unknown } }: Interpretation): Warning[] {
  return [
    ...(rows > 0 ? [{ code: 'persons-repeated' as const, rows, differing }] : []),
    ...(unknown > 0 ? [{ code: 'persons-unknown' as const, rows: unknown }] : []),
  ];
}

/** Dimensions that nothing in the file says. */
function assumptions(found: Interpretation, { columns, fixed }: Mapping): Warning[] {
  const { counts, kind } = found;
  if (!counts || !isCountKind(kind) || kind === 'population' || kind === 'occupation') return [];
  const isSaid = (name: Dimension) =>
    columns.some((column) => column.role === name || column.fixed?.[name] !== undefined);
  const assumed: Warning[] = [];
  if (!isSaid('status') && fixed.status === 'aktif')
    assumed.push({ code: 'assumed', dimension: 'status', value: 'aktif' });
  if (!isSaid('payer') && fixed.payer === undefined) {
    for (const value of counts.dimensions.payer?.values ?? [])
      assumed.push({ code: 'assumed', dimension: 'payer', value });
  }
  return assumed;
}

const MOST_DESA = 200;

/** What publishing changes for whom: active members per month, segment and desa; residents per desa. */
export function importDiff(found: Interpretation, { current }: CheckContext): Diff {
  const after = stocksOf(found);
  const months = new Map<string, Diff['months'][number]>();
  const desa: Diff['desa'] = [];
  for (const { period, segment, desaCode, people } of after.values()) {
    const month = monthOf(months, period, segment);
    const before = current.get(currentKey(period, segment, desaCode)) ?? null;
    month.after += people;
    if (before !== people) {
      month.desaChanged++;
      desa.push({ period, segment, code: desaCode, before, after: people });
    }
  }
  for (const [key, people] of current) {
    const [period, segment, code] = key.split(' ') as [string, string, string];
    const month = months.get(`${period} ${segment}`);
    if (!month) continue;
    month.before = (month.before ?? 0) + people;
    if (!after.has(key)) {
      month.desaChanged++;
      desa.push({ period, segment, code, before: people, after: null });
    }
  }
  const size = (one: Diff['desa'][number]) => Math.abs((one.after ?? 0) - (one.before ?? 0));
  return {
    months: [...months.values()].sort(
      (a, b) => a.period.localeCompare(b.period) || a.segment.localeCompare(b.segment),
    ),
    desa: desa.toSorted((a, b) => size(b) - size(a)).slice(0, MOST_DESA),
    desaChanged: desa.length,
  };
}

function monthOf(months: Map<string, Diff['months'][number]>, period: string, segment: string) {
  const key = `${period} ${segment}`;
  const month = months.get(key) ?? { period, segment, before: null, after: 0, desaChanged: 0 };
  months.set(key, month);
  return month;
}
