import type { Geometry } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { matchBoundaries } from '#lib/domain/wilayah/boundaries.ts';
import type { BoundaryFeature } from '#lib/domain/wilayah/boundary-columns.ts';
import { REMBANG } from './rembang.ts';

type Desa = (typeof REMBANG)[number];

const PANDEAN = '33.17.10.2005';
const PADARAN = '33.17.10.2030';

function square(lon = 111.3, lat = -6.8): Geometry {
  const ring = [
    [lon, lat],
    [lon + 0.01, lat],
    [lon + 0.01, lat + 0.01],
    [lon, lat + 0.01],
    [lon, lat],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function featureOf(
  properties: Record<string, unknown>,
  geometry: Geometry | null = square(),
): BoundaryFeature {
  return { type: 'Feature', properties, geometry };
}

function matchAll(describeDesa: (desa: Desa) => Record<string, unknown>) {
  const features = REMBANG.map((desa) => featureOf(describeDesa(desa), square(desa.lon, desa.lat)));
  return matchBoundaries(features, REMBANG);
}

const everyDesaInPlace = (by: string) =>
  REMBANG.map(({ code }, featureIndex) => ({ code, featureIndex, by }));

describe('matchBoundaries recognises all 294 desa', () => {
  test.each<[string, (code: string) => unknown]>([
    ['dotted', (code) => code],
    ['plain digits', (code) => code.replaceAll('.', '')],
    ['float text', (code) => `${code.replaceAll('.', '')}.0`],
    ['numbers', (code) => Number(code.replaceAll('.', ''))],
  ])('by Kemendagri codes as %s, whatever the property is called', (_, spelt) => {
    const found = matchAll(({ code }) => ({ OBJECTID: 1, whatever: spelt(code) }));
    expect(found.matched).toEqual(everyDesaInPlace('kemendagri'));
    expect(found).toMatchObject({ missing: [], unmatched: [], duplicates: [], invalid: [] });
  });

  it('by Kemendagri codes in the feature id', () => {
    const features = REMBANG.map(({ code }): BoundaryFeature => ({ ...featureOf({}), id: code }));
    expect(matchBoundaries(features, REMBANG).matched).toEqual(everyDesaInPlace('kemendagri'));
  });

  it('by BPS codes through the crosswalk', () => {
    const found = matchAll(({ bpsCode }) => ({ IDDESA: bpsCode }));
    expect(found.matched).toEqual(everyDesaInPlace('bps'));
  });

  it('by OCHA P-codes, which are BPS codes behind ID', () => {
    const found = matchAll(({ bpsCode }) => ({ ADM4_PCODE: `ID${bpsCode}` }));
    expect(found.matched).toEqual(everyDesaInPlace('bps'));
  });

  it('by (kecamatan, desa) names in any case and with prefixes', () => {
    const found = matchAll(({ name, kecamatan }) => ({
      ...{ KABUPATEN: 'REMBANG', DESA: `DESA ${name.toUpperCase()}`, WILAYAH: `Kec. ${kecamatan}` },
    }));
    expect(found.matched).toEqual(everyDesaInPlace('name'));
  });
});

describe('Pandean and Padaran, whose BPS and Kemendagri digits are swapped', () => {
  const pandean = REMBANG.find(({ code }) => code === PANDEAN)!;
  const padaran = REMBANG.find(({ code }) => code === PADARAN)!;

  it('really are swapped in the crosswalk', () => {
    expect([pandean.name, pandean.bpsCode]).toEqual(['Pandean', '3317100030']);
    expect([padaran.name, padaran.bpsCode]).toEqual(['Padaran', '3317100005']);
  });

  it.each([
    ['bps', ({ bpsCode }: Desa) => ({ kode: bpsCode })],
    ['kemendagri', ({ code }: Desa) => ({ kode: code.replaceAll('.', '') })],
    ['name', ({ name, kecamatan }: Desa) => ({ nama: name, kecamatan })],
  ])('each keep their own shape when matched by %s', (by, describeDesa) => {
    const features = [pandean, padaran].map((desa) => featureOf(describeDesa(desa)));
    expect(matchBoundaries(features, REMBANG).matched).toEqual([
      { code: PANDEAN, featureIndex: 0, by },
      { code: PADARAN, featureIndex: 1, by },
    ]);
  });
});

describe('what matchBoundaries does not do', () => {
  it('never matches by likeness: Langgor is neither Langgar nor Manggar', () => {
    const found = matchBoundaries(
      [
        featureOf({ desa: 'Langgar', kecamatan: 'Sluke' }),
        featureOf({ desa: 'Langgor', kecamatan: 'Sluke' }),
      ],
      REMBANG,
    );
    expect(found.matched.map(({ featureIndex }) => featureIndex)).toEqual([0]);
    expect(found.unmatched).toEqual([{ featureIndex: 1, label: 'Langgor, Sluke' }]);
  });

  it('keeps the five Sendangmulyo apart by their kecamatan, and takes none without one', () => {
    const namesakes = REMBANG.filter(({ name }) => name === 'Sendangmulyo');
    expect(namesakes).toHaveLength(5);
    const features = namesakes.map(({ name, kecamatan }) => featureOf({ desa: name, kecamatan }));
    const found = matchBoundaries([...features, featureOf({ desa: 'Sendangmulyo' })], REMBANG);
    expect(found.matched.map(({ code }) => code)).toEqual(namesakes.map(({ code }) => code));
    expect(found.unmatched).toEqual([{ featureIndex: 5, label: 'Sendangmulyo' }]);
  });

  it('does not look at names of a feature with a code of another kabupaten', () => {
    const [desa] = REMBANG;
    const names = { desa: desa!.name, kecamatan: desa!.kecamatan };
    const features = [
      featureOf({ kode: '32.09.17.2001', ...names }),
      featureOf({ kode: desa!.code, ...names }),
    ];
    const found = matchBoundaries(features, REMBANG);
    expect(found.matched).toEqual([{ code: desa!.code, featureIndex: 1, by: 'kemendagri' }]);
    expect(found.unmatched).toEqual([{ featureIndex: 0, label: `${desa!.name}, ${desa!.kecamatan}` }]);
  });

  it('does not trust a column that mixes the two systems, and goes by names', () => {
    const found = matchAll(({ code, bpsCode, name, kecamatan }) => ({
      ...{ kode: Number(code.slice(-1)) % 2 ? bpsCode : code, desa: name, kecamatan },
    }));
    expect(found.matched).toEqual(everyDesaInPlace('name'));
  });
});

describe('what is left over', () => {
  const [one, two, three] = REMBANG;

  it('lists missing desa in their order', () => {
    const found = matchBoundaries([featureOf({ kode: two!.code })], REMBANG);
    expect(found.missing).toEqual(REMBANG.map(({ code }) => code).filter((code) => code !== two!.code));
  });

  it('keeps the first usable feature of a desa; a broken one before it does not count', () => {
    const features = [
      featureOf({ kode: one!.code }, null),
      ...[1, 2].map(() => featureOf({ kode: one!.code })),
    ];
    const found = matchBoundaries(features, [one!]);
    expect(found.matched).toEqual([{ code: one!.code, featureIndex: 1, by: 'kemendagri' }]);
    expect(found.duplicates).toEqual([{ code: one!.code, featureIndex: 2, keptIndex: 1 }]);
    expect(found.invalid).toEqual([{ featureIndex: 0, code: one!.code, why: 'no geometry' }]);
    expect(found.missing).toEqual([]);
  });

  it('counts a desa with an unusable feature as missing', () => {
    const point: Geometry = { type: 'Point', coordinates: [111, -6] };
    const found = matchBoundaries([featureOf({ kode: three!.code }, point)], [three!]);
    expect(found.missing).toEqual([three!.code]);
    expect(found.matched).toEqual([]);
  });

  it('labels a feature without names by its code, its first text, or its number', () => {
    const features = [
      featureOf({ kode: one!.code }),
      featureOf({ kode: '33.18.01.2001' }),
      featureOf({ n: 7 }),
      featureOf({}),
    ];
    expect(matchBoundaries(features, REMBANG).unmatched.map(({ label }) => label)).toEqual([
      '33.18.01.2001',
      '7',
      'feature 4',
    ]);
  });
});
