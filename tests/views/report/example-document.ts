import type { ReportCell, ReportDocument, ReportSection } from '#lib/views/report/document.ts';

const said = (text: string): ReportCell => ({ text, value: null });
const number = (value: number): ReportCell => ({ text: value.toLocaleString('id-ID'), value });
const plain = { sentences: [], figures: [], picture: null, table: null, notes: [] };

/** A report that means nothing: every kind of section, cells that are kept back, unknown or look like code, as many rows as asked for. */
export function exampleDocument({ desa = 6, title = 'Contoh' }: { desa?: number; title?: string } = {}) {
  return {
    ...{ lang: 'id', title, subtitle: 'Kabupaten Contoh · Oktober 2026 · Potensi, Desember 2023' },
    lead: 'Di Contoh, sekitar 9 dari 10 pekerja informal belum terlindungi (85–93%).',
    badge: { label: 'Simulasi', note: 'Angka peserta adalah simulasi, bukan data BPJS Ketenagakerjaan.' },
    sections: [figures, desaTable(desa), hostile],
    smallNumbers: 'Angka 1–4 ditulis "<5" agar tidak menunjuk orang.',
    sources: [{ heading: 'Penduduk', lines: ['SP2020, BPS.', 'Dipilah per desa.'] }],
    made: 'Dibekukan 27 Nov 2026 pukul 09.00 WIB dari data contoh0000000001.',
  } satisfies ReportDocument;
}

const figures: ReportSection = {
  ...{ ...plain, id: 'angka', kind: 'figures', heading: 'Angka pokok' },
  sentences: ['Kalimat pertama: 7,4% dari 3.600 pekerja.', 'Kalimat kedua.'],
  figures: [
    {
      ...{ label: 'Terlindungi', value: '7,4%', detail: 'dari 3.600 pekerja (6,1–8,9%)' },
      segment: 'bpu',
    },
    { label: 'Belum', value: '3.324 orang', detail: '3.000–3.600; Des 2023', segment: 'pu' },
    { label: 'Semua', value: '2.334 orang', detail: 'Oktober 2026', segment: null },
  ],
};

function desaTable(rows: number): ReportSection {
  return {
    ...{ ...plain, id: 'desa', kind: 'desa', heading: 'Desa' },
    table: {
      caption: 'Pekerja informal menurut desa',
      columns: [
        { id: 'code', head: 'Kode', unit: null, numeric: false },
        { id: 'name', head: 'Desa', unit: null, numeric: false },
        { id: 'eligible', head: 'Pekerja', unit: 'orang', numeric: true },
        { id: 'active', head: 'Peserta aktif', unit: 'orang', numeric: true },
        { id: 'rate', head: 'Cakupan', unit: '%', numeric: true },
      ],
      rows: Array.from({ length: rows }, (_, i) => [
        said(`99.01.01.${2001 + i}`),
        said(`Desa Contoh ${i + 1}`),
        number(1234 + i),
        [said('<5'), said('–'), number(0), number(1300)][i % 4]!,
        { text: '7,4%', value: 7.4 },
      ]),
      total: [said(''), said('Jumlah'), number(1234 * rows), said('tidak dilaporkan'), said('–')],
    },
    notes: ['Tidak dilaporkan bukan berarti nol.'],
  };
}

const hostile: ReportSection = {
  ...{ ...plain, id: 'teks', kind: 'text', heading: '=1+1 #strong[x]' },
  sentences: ['#read("/etc/passwd") *tebal* _miring_ $x^2$ `kode` @acuan <label> \\ // akhir\nBaris kedua.'],
  table: {
    caption: '@SUM(A1)',
    columns: [
      { id: 'text', head: '+teks', unit: null, numeric: false },
      { id: 'count', head: '#jumlah', unit: 'orang', numeric: true },
    ],
    rows: ['=1+1', '@x', '-2', '+3', '"kutip", koma', '<b>tebal</b> & lain', "'petik"].map((text, i) => [
      said(text),
      number(i),
    ]),
    total: null,
  },
};
