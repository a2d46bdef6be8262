import { NO_DATA, PALETTES } from '#lib/views/palettes.ts';
import type { BarsPicture, MapPicture, TrendPicture } from '#lib/views/report/document.ts';

/** A name as long as they are. */
export const LONG_NAME = 'Karangsekar Kidul Selatan, Sumberrejo Wetan';

const LEGEND = ['< 100', '100–200', '200–400', '400–800', '≥ 800'];

/** A map of so many invented areas in a grid of uneven cells; some are not known, some kept back. */
export function sampleMap(areas: number, { height = 700 } = {}): MapPicture {
  const columns = Math.ceil(Math.sqrt((areas * 1000) / height));
  const rows = Math.ceil(areas / columns);
  const corner = (column: number, row: number): [number, number] => {
    const inner = column > 0 && column < columns && row > 0 && row < rows;
    const shift = inner ? Math.round(Math.sin(column * 7 + row * 3) * (180 / columns)) : 0;
    return [Math.round((column * 1000) / columns) + shift, Math.round((row * height) / rows) - shift];
  };
  const keys = Array.from({ length: areas }, (_, i) => (i * 5 + Math.floor(i / 7)) % (LEGEND.length + 1));
  return {
    kind: 'map',
    title: 'Kesenjangan BPU per desa',
    alt: 'Peta: kesenjangan paling besar di tengah.',
    caption:
      'Orang, Oktober 2026, Simulasi. Penyebut: Potensi BPJS Ketenagakerjaan per Desember 2023. Bentuk desa: sel perkiraan, bukan batas resmi.',
    height,
    areas: keys.map((key, i) => {
      const [column, row] = [i % columns, Math.floor(i / columns)];
      const corners = [
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
      ];
      return {
        code: `33.17.${10 + (Math.floor(i / 90) % 80)}.${2001 + i}`,
        name: `Contoh ${i}`,
        rings: [corners.flat()],
        key,
        hatched: i % 9 === 4,
        label: `Contoh ${i}: ${100 + i} orang`,
      };
    }),
    legend: [...LEGEND, 'Tidak ada data'].map((label, key) => ({
      label,
      colour: PALETTES.gap[key] ?? NO_DATA,
      pattern: key,
      desa: keys.filter((one) => one === key).length,
    })),
  };
}

/** Three lines of so many months; one has a month that is not known, one begins late. */
export function sampleTrend(months: number): TrendPicture {
  const values = (of: (month: number) => number | null) => Array.from({ length: months }, (_, i) => of(i));
  return {
    kind: 'trend',
    title: 'Peserta aktif per bulan',
    alt: 'Grafik garis: ketiganya naik.',
    caption: 'Orang, akhir bulan.',
    unit: 'orang',
    months: values((i) => i).map(
      (i) => `${['Jan', 'Mei', 'Agu', 'Des'][i! % 4]} ${2022 + Math.floor(i! / 12)}`,
    ),
    series: [
      { segment: 'pu', name: 'Penerima Upah (pekerja formal)', values: values((i) => 53_000 + 40 * i) },
      {
        segment: 'bpu',
        name: 'Bukan Penerima Upah (pekerja informal)',
        values: values((i) => (i === 1 && months > 2 ? null : 12_100 + 90 * i)),
      },
      {
        segment: 'jakon',
        name: 'Jasa Konstruksi',
        values: values((i) => (i < months / 3 ? null : 12_000 + 20 * i)),
      },
    ],
  };
}

/** So many bars with intervals; with marks on request. */
export function sampleBars(bars: number, marks = false): BarsPicture {
  return {
    kind: 'bars',
    title: 'Desa dengan kesenjangan terbesar',
    alt: 'Grafik batang: yang pertama paling besar.',
    caption: 'Orang, Oktober 2026.',
    unit: 'orang',
    bars: Array.from({ length: bars }, (_, i) => {
      const value = 1520 - 29 * i;
      return {
        label: i === 0 ? LONG_NAME : `Contoh ${i}, Kragan`,
        value,
        text: `${value.toLocaleString('id-ID')} (${Math.round(value * 0.7)}–${Math.round(value * 1.4)})`,
        low: i === 2 ? null : Math.round(value * 0.7),
        high: i === 2 ? null : Math.round(value * 1.4),
        mark: marks ? Math.round(value * 1.2) : null,
      };
    }),
  };
}
