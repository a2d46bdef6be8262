import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { publishedRow, type PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import type { Snapshot, SnapshotShape } from '#lib/domain/reports/snapshot.ts';
import { SEGMENTS, type Segment } from '#lib/domain/workers/segments.ts';
import { coverageRow, desaRow } from '../coverage-row.ts';
import { exampleSnapshot } from './example-snapshot.ts';

const KECAMATAN = 14;
const DESA_EACH = 21;
const CELL = { width: 1000 / DESA_EACH, height: 50 };
/** Steps along each side of a cell. */
const STEPS = 10;
const SHARE: Record<Segment, number> = { pu: 0.7, bpu: 0.12, jakon: 0.3 };
const ENDS = ['Kidul Selatan', 'Lor', 'Wetan Utara', 'Kulon'];

interface Desa {
  code: string;
  name: string;
  kecamatanCode: string;
  kecamatan: string;
  number: number;
}

const DESA: readonly Desa[] = Array.from({ length: KECAMATAN * DESA_EACH }, (_, number) => {
  const kecamatan = Math.floor(number / DESA_EACH) + 1;
  const kecamatanCode = `33.17.${String(kecamatan).padStart(2, '0')}`;
  return {
    code: `${kecamatanCode}.${2001 + (number % DESA_EACH)}`,
    name: `Karangcontoh ${number + 1} ${ENDS[number % ENDS.length]}`,
    ...{ kecamatanCode, kecamatan: `Sumbercontoh ${kecamatan}`, number },
  };
});

/** A report of a whole branch: 294 invented desa in 14 kecamatan, borders of 40 points each, all blocks; counts of every kind. */
export function largeSnapshot(lang: 'id' | 'en' = 'id'): Snapshot {
  const example = exampleSnapshot(lang);
  const rows = [...placeRows(), ...DESA.flatMap(desaRows)];
  const ranked = rows
    .filter(({ level, segment, gap }) => level === 'desa' && segment === 'bpu' && gap !== null)
    .sort((a, b) => b.gap! - a.gap!)
    .slice(0, 20);
  return {
    ...example,
    rows,
    blocks: example.blocks.map((block) => {
      if (block.kind === 'map') return { ...block, shapes: DESA.map(shapeOf), approximate: DESA.length };
      if (block.kind !== 'ranking') return block;
      const certainty = { of: DESA.length, top10: 0.6, top20: 0.8, top50: 1, group: 1, groupSize: 40 };
      const desa = ranked.map(({ code }, i) => ({
        code,
        certainty: { ...certainty, rank: i + 1, rankLow: 1, rankHigh: 30 + i },
      }));
      return { ...block, count: desa.length, desa };
    }),
  };
}

function eligibleOf({ number }: Desa, segment: Segment): number {
  return Math.round((300 + ((number * 37) % 900)) * { pu: 0.6, bpu: 1, jakon: 0.1 }[segment]);
}

function activeOf(desa: Desa, segment: Segment): number | null {
  if (desa.number % 50 === 7) return null;
  const over = desa.number % 40 === 3 ? 4 : 1;
  return Math.round(
    eligibleOf(desa, segment) * SHARE[segment] * (0.4 + ((desa.number * 13) % 17) / 12) * over,
  );
}

function published(active: number | null, { number }: Desa): PublishedCount | null {
  if (active === null) return null;
  if (active > 0 && active < 5) return { kind: 'small', below: 5 };
  if (number % 11 === 5 && active >= 5) return { kind: 'hidden', low: 5, high: active + 30 };
  return { kind: 'count', count: active };
}

const intervals = (eligible: number, spread: number) => ({
  eligible,
  eligibleLow: Math.round(eligible * (1 - spread)),
  eligibleHigh: Math.round(eligible * (1 + spread)),
});

function desaRows(desa: Desa): PublishedRow[] {
  const { code, name, kecamatanCode, kecamatan } = desa;
  return SEGMENTS.map((segment) => {
    const active = activeOf(desa, segment);
    const row = desaRow({
      ...{ code, name, kecamatanCode, kecamatan, segment, active },
      ...intervals(eligibleOf(desa, segment), 0.25),
      desaReported: active === null ? 0 : 1,
    });
    return publishedRow(row, published(active, desa));
  });
}

function placeRows(): PublishedRow[] {
  const kecamatan = [...new Set(DESA.map((desa) => desa.kecamatanCode))];
  return [
    ...sumRows({ level: 'kabupaten', code: '33.17', name: 'Rembang' }, DESA),
    ...kecamatan.flatMap((code) => {
      const desa = DESA.filter((one) => one.kecamatanCode === code);
      return sumRows({ level: 'kecamatan', code, name: desa[0]!.kecamatan }, desa);
    }),
  ];
}

function sumRows(place: Pick<CoverageRow, 'level' | 'code' | 'name'>, desa: readonly Desa[]): PublishedRow[] {
  const reported = desa.filter((one) => activeOf(one, 'bpu') !== null);
  const sum = (
    of: readonly Desa[],
    value: (one: Desa, segment: Segment) => number,
    segments: readonly Segment[],
  ) => of.reduce((all, one) => all + segments.reduce((some, segment) => some + value(one, segment), 0), 0);
  return [...SEGMENTS, 'total' as const].map((segment) => {
    const segments = segment === 'total' ? SEGMENTS : [segment];
    const active = sum(reported, (one, which) => activeOf(one, which)!, segments);
    const row = coverageRow({
      ...{ ...place, segment, active },
      ...intervals(sum(desa, eligibleOf, segments), 0.06),
      eligibleReported: sum(reported, eligibleOf, segments),
      desaReported: reported.length,
      desaExpected: desa.length,
    });
    return publishedRow(row, { kind: 'count', count: active });
  });
}

/** A cell of the grid; its sides wind, and neighbours have the same side. */
function shapeOf({ code, number }: Desa): SnapshotShape {
  const [column, row] = [number % DESA_EACH, Math.floor(number / DESA_EACH)];
  const along = Array.from({ length: STEPS }, (_, i) => i / STEPS);
  const corners = [
    ...along.map((t) => wound(column + t, row)),
    ...along.map((t) => wound(column + 1, row + t)),
    ...along.map((t) => wound(column + 1 - t, row + 1)),
    ...along.map((t) => wound(column, row + 1 - t)),
  ];
  return { code, approximate: true, rings: [corners.flat()] };
}

function wound(column: number, row: number): [number, number] {
  const shift = 7 * Math.sin(3.1 * column + 5.3 * row);
  const inside = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return [
    inside(column * CELL.width + (column % DESA_EACH === 0 ? 0 : shift), 1000),
    inside(row * CELL.height + (row % KECAMATAN === 0 ? 0 : shift), KECAMATAN * CELL.height),
  ];
}
