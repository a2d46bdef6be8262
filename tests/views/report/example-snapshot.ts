import type { CoverageRow, Level } from '#lib/domain/coverage/coverage.ts';
import { judgeCoverage } from '#lib/domain/coverage/coverage.ts';
import { publishedRow, type PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import {
  SEGMENTS,
  SEGMENTS_AND_TOTAL,
  type Segment,
  type SegmentOrTotal,
} from '#lib/domain/workers/segments.ts';

const PERIOD = '2026-10';
const NAMES: Record<string, string> = {
  '33.17': 'Rembang',
  '33.17.10': 'Kragan',
  '33.17.14': 'Lasem',
  '33.17.10.2001': 'Karangmulyo Contoh',
  '33.17.10.2002': 'Karangharjo Contoh',
  '33.17.10.2003': 'Sendangwaru Contoh',
  '33.17.14.2001': 'Gedongmulyo Contoh',
  '33.17.14.2002': 'Soditan Contoh',
  '33.17.14.2003': 'Dorokandang Contoh',
};
const DESA = Object.keys(NAMES).filter((code) => code.split('.').length === 4);
const count = (people: number): PublishedCount => ({ kind: 'count', count: people });
const small: PublishedCount = { kind: 'small', below: 5 };
/** Members of each desa: BPU, PU, Jakon. One is small and two are hidden for it; one did not report. */
const ACTIVE: Record<string, Record<Segment, PublishedCount | null>> = {
  '33.17.10.2001': { bpu: small, pu: count(210), jakon: count(0) },
  '33.17.10.2002': { bpu: { kind: 'hidden', low: 5, high: 49 }, pu: count(180), jakon: count(12) },
  '33.17.10.2003': { bpu: { kind: 'hidden', low: 5, high: 49 }, pu: count(95), jakon: count(31) },
  '33.17.14.2001': { bpu: count(64), pu: count(730), jakon: count(48) },
  '33.17.14.2002': { bpu: count(120), pu: count(320), jakon: null },
  '33.17.14.2003': { bpu: count(37), pu: count(410), jakon: count(22) },
};
const SUMS: Record<string, Record<Segment, number>> = {
  '33.17': { bpu: 276, pu: 1945, jakon: 113 },
  '33.17.10': { bpu: 55, pu: 485, jakon: 43 },
  '33.17.14': { bpu: 221, pu: 1460, jakon: 70 },
};
const BASE: Record<Segment, number> = { bpu: 600, pu: 500, jakon: 60 };

/** A report of an invented branch of six desa: a small count, two hidden for it, one that was not reported, one above its base. */
export function exampleSnapshot(lang: 'id' | 'en' = 'id'): Snapshot {
  return {
    format: 1,
    title: lang === 'id' ? 'Ringkasan perlindungan pekerja' : 'Workers protected, in short',
    template: 'ringkasan',
    lang,
    place: { level: 'kabupaten', code: '33.17', name: 'Rembang', kecamatan: null, kabupaten: 'Rembang' },
    period: PERIOD,
    denominator: {
      id: 'potensi',
      values: SEGMENTS.map((segment) => ({
        segment,
        label: 'Potensi BPJS Ketenagakerjaan',
        value: BASE[segment] * 6,
        asOf: '2023-12',
        definition: 'Pekerja yang dapat menjadi peserta',
        source: 'Contoh',
      })),
    },
    threshold: 5,
    simulated: true,
    frozenAt: '2026-11-27T02:00:00.000Z',
    build: 'contoh0000000001',
    rows: rows(),
    blocks: [
      { kind: 'figures' },
      { kind: 'map', segment: 'bpu', measure: 'gap', shapes: DESA.map(square), approximate: 6, credit: null },
      {
        kind: 'ranking',
        segment: 'bpu',
        count: 3,
        desa: ['33.17.10.2001', '33.17.14.2003', '33.17.14.2001'].map((code, i) => ({
          code,
          certainty: {
            ...{ rank: i + 1, rankLow: 1, rankHigh: 5, of: 6, top10: 1, top20: 1, top50: 1 },
            ...{ group: 1, groupSize: 3 },
          },
        })),
      },
      {
        kind: 'trend',
        months: 3,
        points: ['2026-08', '2026-09', '2026-10'].map((period, i) => ({
          period,
          active: {
            pu: count(1900 + 15 * i),
            bpu: count(250 + 13 * i),
            jakon: i === 1 ? null : count(110 + i),
          },
          incomplete: ['jakon'],
        })),
      },
      { kind: 'desa', segment: 'bpu' },
      {
        kind: 'target',
        year: 2026,
        lines: ['33.17', '33.17.10', '33.17.14'].map((code) => ({
          ...{ level: levelOf(code), code, name: NAMES[code]!, segment: 'bpu' },
          target: Math.round(SUMS[code]!.bpu * 1.2),
          active: count(SUMS[code]!.bpu),
          expected: Math.round(SUMS[code]!.bpu * 1.1),
          forecast: {
            people: Math.round(SUMS[code]!.bpu * 1.15),
            low80: Math.round(SUMS[code]!.bpu * 1.05),
            high80: Math.round(SUMS[code]!.bpu * 1.25),
            chance: 0.31,
          },
        })),
      },
      {
        kind: 'drives',
        from: '2026-10-01',
        to: '2026-10-31',
        done: [
          {
            ...{ code: '33.17.10.2001', name: NAMES['33.17.10.2001']!, kecamatan: 'Kragan' },
            dates: ['2026-10-07'],
            registered: small,
          },
          {
            ...{ code: '33.17.14.2002', name: NAMES['33.17.14.2002']!, kecamatan: 'Lasem' },
            dates: ['2026-10-09', '2026-10-20'],
            registered: { kind: 'hidden', low: 7, high: 12 },
          },
        ],
        total: { visits: 3, registered: null },
        planned: [
          {
            ...{ date: '2026-12-03', code: '33.17.14.2003', name: NAMES['33.17.14.2003']! },
            ...{ kecamatan: 'Lasem', status: 'agreed' },
          },
        ],
      },
      {
        kind: 'cost',
        from: '2026-11',
        months: 12,
        gap: 3324,
        costs: [
          {
            payer: 'mandiri',
            sectors: ['pertanian'],
            monthlyIdr: [
              { from: '2026-11', to: '2026-12', idr: 8400 },
              { from: '2027-01', to: '2027-10', idr: 16_800 },
            ],
            totalIdr: 614_275_200,
            lowIdr: 500_000_000,
            highIdr: 730_000_000,
          },
        ],
      },
      {
        kind: 'text',
        text: 'Terima kasih kepada pemerintah desa.\nKunjungan berikutnya pada bulan Desember.',
      },
    ],
    sources: [
      { heading: 'Penduduk', lines: ['SP2020, BPS, dipilah per desa.'] },
      { heading: 'Kepesertaan', lines: ['Simulasi untuk contoh, bukan data BPJS Ketenagakerjaan.'] },
    ],
  };
}

function rows(): PublishedRow[] {
  return Object.keys(NAMES).flatMap((code) => {
    const isDesa = levelOf(code) === 'desa';
    const segments: readonly SegmentOrTotal[] = isDesa ? SEGMENTS : SEGMENTS_AND_TOTAL;
    return segments.map((segment) => {
      const desa = isDesa ? 1 : DESA.filter((one) => one.startsWith(code)).length;
      const missing = segment !== 'bpu' && segment !== 'pu' && '33.17.14.2002'.startsWith(code) ? 1 : 0;
      const active = isDesa ? ACTIVE[code]![segment as Segment] : count(sumOf(code, segment));
      return publishedRow(row(code, segment, desa, missing), active);
    });
  });
}

function sumOf(code: string, segment: SegmentOrTotal): number {
  const sums = SUMS[code]!;
  return segment === 'total' ? sums.pu + sums.bpu + sums.jakon : sums[segment];
}

function row(code: string, segment: SegmentOrTotal, desa: number, missing: number): CoverageRow {
  const base = segment === 'total' ? BASE.pu + BASE.bpu + BASE.jakon : BASE[segment];
  const spread = 0.3 / Math.sqrt(desa);
  const counts = {
    eligible: base * desa,
    eligibleLow: Math.round(base * desa * (1 - spread)),
    eligibleHigh: Math.round(base * desa * (1 + spread)),
    eligibleLow80: Math.round(base * desa * (1 - spread / 2)),
    eligibleHigh80: Math.round(base * desa * (1 + spread / 2)),
    eligibleReported: desa === missing ? null : base * (desa - missing),
    // What is published takes its place.
    active: desa === missing ? null : 0,
    desaReported: desa - missing,
    desaExpected: desa,
  };
  const kecamatanCode = levelOf(code) === 'desa' ? code.slice(0, 8) : null;
  return {
    ...{ level: levelOf(code), code, name: NAMES[code]!, kecamatanCode },
    kecamatan: kecamatanCode === null ? null : NAMES[kecamatanCode]!,
    ...{ period: PERIOD, segment, denominator: 'potensi', denominatorAsOf: '2023-12', simulated: true },
    ...counts,
    ...judgeCoverage(counts),
  };
}

function levelOf(code: string): Level {
  return (['kabupaten', 'kecamatan', 'desa'] as const)[code.split('.').length - 2]!;
}

function square(code: string, i: number) {
  const [x, y] = [(i % 3) * 330, Math.floor(i / 3) * 330];
  return { code, approximate: true, rings: [[x, y, x + 330, y, x + 330, y + 330, x, y + 330]] };
}
