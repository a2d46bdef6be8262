import fc from 'fast-check';
import { addMonths } from '#lib/domain/calendar/period.ts';
import type { Level } from '#lib/domain/coverage/coverage.ts';
import { publishedRow, type PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import type { Snapshot, SnapshotBlock, SnapshotPlace } from '#lib/domain/reports/snapshot.ts';
import { SEGMENTS, SEGMENTS_AND_TOTAL, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import { coverageRow } from '../coverage-row.ts';

const THRESHOLD = 5;
const PERIOD = '2026-10';
const PLACES: SnapshotPlace[] = [
  { level: 'kabupaten', code: '33.17', name: 'Kabupaten Rembang', kecamatan: null, kabupaten: 'Rembang' },
  { level: 'kecamatan', code: '33.17.10', name: 'Kragan', kecamatan: null, kabupaten: 'Rembang' },
  { level: 'desa', code: '33.17.10.2001', name: 'Balong', kecamatan: 'Kragan', kabupaten: 'Rembang' },
];
const INSIDE: Record<Level, readonly (readonly [level: Level, code: string, name: string])[]> = {
  kabupaten: [
    ['kecamatan', '33.17.10', 'Kragan'],
    ['kecamatan', '33.17.14', 'Lasem'],
    ['desa', '33.17.10.2001', 'Balong'],
    ['desa', '33.17.10.2002', 'Tegalmulyo'],
    ['desa', '33.17.14.2001', 'Balong'],
  ],
  kecamatan: [
    ['desa', '33.17.10.2001', 'Balong'],
    ['desa', '33.17.10.2002', 'Tegalmulyo'],
  ],
  desa: [],
};

/** A count as it may be published: told, small, or one that is kept back for it. */
export const anyCount: fc.Arbitrary<PublishedCount> = fc.oneof(
  fc.constantFrom(0, 5, 6, 99, 100).map((count) => ({ kind: 'count' as const, count })),
  fc.integer({ min: THRESHOLD, max: 200_000 }).map((count) => ({ kind: 'count' as const, count })),
  fc.constant({ kind: 'small' as const, below: THRESHOLD }),
  fc
    .tuple(fc.integer({ min: THRESHOLD, max: 900 }), fc.integer({ min: THRESHOLD, max: 500 }))
    .map(([low, wide]) => ({ kind: 'hidden' as const, low, high: low + wide })),
);
const anyKnownOrNot = fc.option(anyCount, { freq: 6, nil: null });

/** A row of a place: a base, none, or one that only some desa reported. */
export function anyRow(
  level: Level,
  code: string,
  name: string,
  segment: SegmentOrTotal,
): fc.Arbitrary<PublishedRow> {
  const base = fc.oneof(fc.constantFrom(null, 0, 1, 3, 100), fc.integer({ min: 1, max: 400_000 }));
  return fc
    .record({
      base,
      spread: fc.double({ min: 0, max: 0.9, noNaN: true }),
      active: anyKnownOrNot,
      some: fc.boolean(),
    })
    .map(({ base: eligible, spread, active, some }) => {
      const expected = level === 'desa' ? 1 : 14;
      const missing = some && level !== 'desa' ? 3 : 0;
      const end = (factor: number) => (eligible === null ? null : Math.round(eligible * factor));
      const row = coverageRow({
        ...{ level, code, name, segment, eligible },
        kecamatanCode: level === 'desa' ? code.slice(0, 8) : null,
        kecamatan: level === 'desa' ? (code.startsWith('33.17.10') ? 'Kragan' : 'Lasem') : null,
        ...{ eligibleLow: end(1 - spread), eligibleHigh: end(1 + spread) },
        active: active === null ? null : 0,
        eligibleReported: active === null ? null : missing > 0 ? end(0.7) : eligible,
        ...{ desaExpected: expected, desaReported: active === null ? 0 : expected - missing },
        denominatorAsOf: eligible === null ? null : '2023-12',
      });
      return publishedRow(row, active);
    });
}

/** A report with every block, of any level and language, with any counts. */
export const anySnapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    place: fc.constantFrom(...PLACES),
    template: fc.constantFrom('ringkasan' as const, 'kecamatan' as const, 'desa' as const),
    lang: fc.constantFrom('id' as const, 'en' as const),
  })
  .chain(({ place, template, lang }) => {
    const { level, code, name } = place;
    const places = [[level, code, name] as const, ...INSIDE[level]];
    const rows = places.flatMap(([at, where, called]) =>
      (at === 'desa' ? SEGMENTS : SEGMENTS_AND_TOTAL).map((segment) => anyRow(at, where, called, segment)),
    );
    return fc.record({ rows: fc.tuple(...rows), blocks: anyBlocks(place) }).map((made): Snapshot => ({
      ...{ format: 1, title: 'Laporan', template, lang, place, period: PERIOD },
      denominator: { id: 'potensi', values: [] },
      ...{ threshold: THRESHOLD, simulated: true, frozenAt: '2026-11-27T02:00:00.000Z', build: 'b1' },
      ...made,
      sources: [],
    }));
  });

function anyBlocks({ level, code, name }: SnapshotPlace): fc.Arbitrary<SnapshotBlock[]> {
  const desa = [[level, code, name] as const, ...INSIDE[level]].filter(([at]) => at === 'desa');
  const measure = fc.constantFrom('gap' as const, 'rate' as const);
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  return fc.tuple(
    fc.constant<SnapshotBlock>({ kind: 'figures' }),
    fc.record({ measure, segment: fc.constantFrom(...SEGMENTS) }).map((asked): SnapshotBlock => ({
      ...{ kind: 'map', ...asked, approximate: 1, credit: null },
      shapes: desa.map(([, where], i) => square(where, i)),
    })),
    fc
      .tuple(fc.shuffledSubarray(desa.map(([, where]) => where)), chance, fc.integer({ min: 5, max: 294 }))
      .map(([codes, top10, of]): SnapshotBlock => ({
        ...{ kind: 'ranking', segment: 'bpu', count: 10 },
        desa: codes.map((where, i) => ({
          code: where,
          certainty: {
            ...{
              rank: i + 1,
              rankLow: 1,
              rankHigh: of,
              of,
              top10,
              top20: 1,
              top50: 1,
              group: 1,
              groupSize: 2,
            },
          },
        })),
      })),
    fc
      .array(fc.tuple(anyKnownOrNot, anyKnownOrNot, anyKnownOrNot, fc.boolean()), { maxLength: 5 })
      .map((points): SnapshotBlock => ({
        ...{ kind: 'trend', months: 13 },
        points: points.map(([pu, bpu, jakon, some], i) => ({
          period: addMonths('2026-06', i),
          active: { pu, bpu, jakon },
          incomplete: some ? ['jakon'] : [],
        })),
      })),
    fc.constantFrom(...SEGMENTS).map((segment): SnapshotBlock => ({ kind: 'desa', segment })),
    anyTarget(level, code, name),
    anyDrives(desa.map(([, where, called]) => ({ code: where, name: called }))),
    anyCost,
    fc.constant<SnapshotBlock>({ kind: 'text', text: 'Terima kasih.' }),
  );
}

function anyTarget(level: Level, code: string, name: string): fc.Arbitrary<SnapshotBlock> {
  const people = fc.integer({ min: 0, max: 90_000 });
  const line = fc.record({
    segment: fc.constantFrom(...SEGMENTS_AND_TOTAL),
    // A goal, no count of people.
    target: fc.integer({ min: 5, max: 90_000 }),
    active: anyKnownOrNot,
    expected: fc.option(people),
    forecast: fc.option(
      fc.record({
        people,
        low80: people,
        high80: people,
        chance: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
  });
  // Of a desa its kecamatan: targets go no further down.
  const own =
    level === 'desa'
      ? { level: 'kecamatan' as const, code: '33.17.10', name: 'Kragan' }
      : { level, code, name };
  const places = [
    own,
    ...INSIDE[level].map(([at, where, called]) => ({ level: at, code: where, name: called })),
  ];
  return fc
    .record({
      year: fc.constantFrom(null, 2025, 2026, 2027),
      lines: fc.array(fc.tuple(fc.constantFrom(...places.filter((one) => one.level !== 'desa')), line), {
        maxLength: 4,
      }),
    })
    .map(({ year, lines }) => ({
      ...{ kind: 'target', year },
      lines: lines.map(([place, one]) => ({ ...place, ...one })),
    }));
}

function anyDrives(desa: readonly { code: string; name: string }[]): fc.Arbitrary<SnapshotBlock> {
  return fc
    .record({ registered: fc.array(anyKnownOrNot, { maxLength: desa.length }), total: anyKnownOrNot })
    .map(({ registered, total }): SnapshotBlock => ({
      ...{ kind: 'drives', from: '2026-10-01', to: '2026-10-31' },
      done: registered.map((one, i) => ({
        ...{ ...desa[i]!, kecamatan: 'Kragan', dates: ['2026-10-07', '2026-10-20'], registered: one },
      })),
      total: { visits: registered.length * 2, registered: registered.length === 0 ? null : total },
      planned: registered.map((_, i) => ({
        ...desa[i]!,
        date: '2026-12-03',
        kecamatan: 'Kragan',
        status: 'agreed',
      })),
    }));
}

const anyCost: fc.Arbitrary<SnapshotBlock> = fc
  .record({ gap: fc.option(fc.integer({ min: -50, max: 160_000 })), both: fc.boolean() })
  .map(({ gap, both }) => ({
    ...{ kind: 'cost', from: '2026-11', months: 12, gap },
    costs: (gap === null || gap <= 0 ? [] : both ? ['apbdes', 'mandiri'] : ['apbdes']).map((payer) => ({
      ...{ payer, sectors: payer === 'mandiri' ? ['other'] : ['other', 'transport'] },
      monthlyIdr:
        payer === 'mandiri'
          ? [
              { from: '2026-11', to: '2026-12', idr: 8400 },
              { from: '2027-01', to: '2027-10', idr: 16_800 },
            ]
          : [{ from: '2026-11', to: '2027-10', idr: 16_800 }],
      totalIdr: gap! * (payer === 'mandiri' ? 184_800 : 201_600),
      ...{ lowIdr: both ? gap! * 100_000 : null, highIdr: both ? gap! * 300_000 : null },
    })),
  }));

function square(code: string, i: number) {
  return {
    code,
    approximate: true,
    rings: [[i * 300, 0, i * 300 + 300, 0, i * 300 + 300, 300, i * 300, 300]],
  };
}
