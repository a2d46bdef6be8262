import { judgeCoverage, type CoverageRow } from '#lib/domain/coverage/coverage.ts';

/** A BPU row of the kabupaten with the counts given; all reported unless said otherwise. Rate, gap and reason follow from them. */
export function coverageRow(given: Partial<CoverageRow>): CoverageRow {
  const counts = {
    eligible: 171_639,
    eligibleLow: 160_000,
    eligibleHigh: 183_000,
    active: 17_639,
    desaReported: 294,
    desaExpected: 294,
    ...given,
  };
  const narrow = {
    eligibleLow80: inner(counts, 'eligibleLow'),
    eligibleHigh80: inner(counts, 'eligibleHigh'),
  };
  const { eligibleReported = counts.active === null ? null : counts.eligible } = given;
  return {
    level: 'kabupaten',
    code: '33.17',
    name: 'Kabupaten Rembang',
    kecamatanCode: null,
    kecamatan: null,
    period: '2026-10',
    segment: 'bpu',
    denominator: 'potensi',
    denominatorAsOf: '2023-12',
    simulated: true,
    ...narrow,
    ...counts,
    eligibleReported,
    ...judgeCoverage({ ...narrow, ...counts, eligibleReported }),
  };
}

/** An end of the 80% interval: two thirds of the way from the estimate to that of the 95% one. */
function inner(
  counts: Pick<CoverageRow, 'eligible' | 'eligibleLow' | 'eligibleHigh'>,
  end: 'eligibleLow' | 'eligibleHigh',
): number | null {
  if (counts.eligible === null || counts[end] === null) return null;
  return Math.round(counts.eligible + (counts[end] - counts.eligible) * (2 / 3));
}

/** A desa row with the counts given. */
export function desaRow(given: Partial<CoverageRow>): CoverageRow {
  return coverageRow({
    level: 'desa',
    code: '33.17.10.2030',
    name: 'Padaran',
    kecamatanCode: '33.17.10',
    kecamatan: 'Rembang',
    eligible: 770,
    eligibleLow: 500,
    eligibleHigh: 1060,
    active: 40,
    desaReported: 1,
    desaExpected: 1,
    ...given,
  });
}
