import { expect, test } from 'vitest';
import { coverageUrl } from '#lib/views/downloads.ts';

test('coverageUrl speaks the words of the API', () => {
  const selection = {
    period: '2026-10',
    denominator: 'potensi',
    segment: 'bpu',
    kecamatan: '33.17.10',
    measure: 'gap',
    lang: 'id',
  } as const;
  expect(coverageUrl(selection, 'desa', 'csv')).toBe(
    '/api/v1/coverage.csv?level=desa&period=2026-10&segment=bpu&denominator=potensi&kecamatan=33.17.10',
  );
});
