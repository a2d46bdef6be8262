import type { CountTable } from '#lib/domain/privacy/suppression/count-table.ts';
import type { SegmentOrTotal } from '#lib/domain/workers/segments.ts';

/** People counted in a place. */
export interface PlaceCount {
  segment: SegmentOrTotal;
  code: string;
  count: number;
}

interface NamedSum {
  total: string;
  parts: readonly string[];
}

/** The name of a cell in all publications of a month. */
export function cellId({ segment, code }: Pick<PlaceCount, 'segment' | 'code'>): string {
  return `${segment} ${code}`;
}

/**
 * Active members of the desa that reported, with all sums that leave the house: of each segment by kecamatan and kabupaten, and of all
 * segments together there. Desa have no total.
 */
export function activeTable(desa: readonly PlaceCount[]): CountTable {
  const kecamatan = sumsOf(desa, ({ segment, code }) => ({ segment, code: above(code) }));
  const kabupaten = sumsOf(kecamatan.cells, ({ segment, code }) => ({ segment, code: above(code) }));
  const kecamatanTotals = sumsOf(kecamatan.cells, ({ code }) => ({ segment: 'total', code }));
  const kabupatenTotal = sumsOf(kabupaten.cells, ({ code }) => ({ segment: 'total', code }));
  const totalAgain = sumsOf(kecamatanTotals.cells, ({ code }) => ({ segment: 'total', code: above(code) }));
  return tableOf(
    [...desa, ...kecamatan.cells, ...kabupaten.cells, ...kecamatanTotals.cells, ...kabupatenTotal.cells],
    [kecamatan, kabupaten, kecamatanTotals, kabupatenTotal, totalAgain].flatMap(({ sums }) => sums),
  );
}

/** People registered at the visits of a month, by desa that had one, kecamatan and kabupaten. */
export function registrationTable(desa: readonly Omit<PlaceCount, 'segment'>[]): CountTable {
  const cells = desa.map((one) => ({ ...one, segment: 'total' as const }));
  const kecamatan = sumsOf(cells, ({ segment, code }) => ({ segment, code: above(code) }));
  const kabupaten = sumsOf(kecamatan.cells, ({ segment, code }) => ({ segment, code: above(code) }));
  return tableOf([...cells, ...kecamatan.cells, ...kabupaten.cells], [...kecamatan.sums, ...kabupaten.sums]);
}

/** The code of the place that one lies in. */
function above(code: string): string {
  return code.split('.').slice(0, -1).join('.');
}

/** Sums of cells by the cell that each of them belongs to. */
function sumsOf(
  cells: readonly PlaceCount[],
  into: (cell: PlaceCount) => Pick<PlaceCount, 'segment' | 'code'>,
): { cells: PlaceCount[]; sums: NamedSum[] } {
  const found = new Map<string, PlaceCount & { parts: string[] }>();
  for (const cell of cells) {
    const total = into(cell);
    const sum = found.get(cellId(total)) ?? { ...total, count: 0, parts: [] };
    sum.count += cell.count;
    sum.parts.push(cellId(cell));
    found.set(cellId(total), sum);
  }
  const sums = [...found.values()];
  return {
    cells: sums.map(({ segment, code, count }) => ({ segment, code, count })),
    sums: sums.map((sum) => ({ total: cellId(sum), parts: sum.parts })),
  };
}

function tableOf(cells: readonly PlaceCount[], sums: readonly NamedSum[]): CountTable {
  const position = new Map(cells.map((cell, i) => [cellId(cell), i]));
  return {
    cells: cells.map((cell) => ({ id: cellId(cell), count: cell.count })),
    sums: sums.map(({ total, parts }) => ({
      total: position.get(total)!,
      parts: parts.map((part) => position.get(part)!),
    })),
  };
}
