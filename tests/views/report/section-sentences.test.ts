import { describe, expect, test } from 'vitest';
import { SEGMENTS } from '#lib/domain/workers/segments.ts';
import type { PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import type { Snapshot, SnapshotBlock, SnapshotTargetLine } from '#lib/domain/reports/snapshot.ts';
import type { ReportSection } from '#lib/views/report/document.ts';
import { rupiahText } from '#lib/views/report/cost-section.ts';
import { contextOf } from '#lib/views/report/report-context.ts';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { exampleSnapshot } from './example-snapshot.ts';

const count = (people: number): PublishedCount => ({ kind: 'count', count: people });
const small: PublishedCount = { kind: 'small', below: 5 };
const hidden: PublishedCount = { kind: 'hidden', low: 5, high: 49 };

/** The example with one block, and with other things if given. */
function sectionOf(block: SnapshotBlock, given: Partial<Snapshot> = {}): ReportSection {
  const snapshot: Snapshot = { ...exampleSnapshot(), template: 'kecamatan', blocks: [block], ...given };
  return reportDocument(snapshot).sections[0]!;
}

describe('trend', () => {
  const trend = (
    first: PublishedCount | null,
    last: PublishedCount | null,
    incomplete: readonly 'bpu'[] = [],
  ) =>
    sectionOf({
      ...{ kind: 'trend', months: 2 },
      points: [first, last].map((bpu, i) => ({
        period: `2026-0${8 + i}`,
        active: { pu: count(10), bpu, jakon: count(9) },
        incomplete: i === 0 ? [] : incomplete,
      })),
    });

  test.each([
    [
      'more',
      count(250),
      count(276),
      'Peserta aktif BPU bertambah 26 orang sejak Agustus 2026: dari 250 menjadi 276.',
    ],
    [
      'fewer',
      count(276),
      count(0),
      'Peserta aktif BPU berkurang 276 orang sejak Agustus 2026: dari 276 menjadi 0.',
    ],
    [
      'a few more',
      count(250),
      count(254),
      'Peserta aktif BPU bertambah kurang dari 5 orang sejak Agustus 2026: dari 250 menjadi 254.',
    ],
    ['as many', count(250), count(250), 'Peserta aktif BPU sama dengan Agustus 2026: 250 orang.'],
    [
      'small now',
      count(250),
      small,
      'Perubahan BPU sejak Agustus 2026 tidak ditulis, karena jumlah pesertanya ditahan.',
    ],
    [
      'hidden before',
      hidden,
      count(250),
      'Perubahan BPU sejak Agustus 2026 tidak ditulis, karena jumlah pesertanya ditahan.',
    ],
    [
      'not reported',
      null,
      count(250),
      'Perubahan BPU sejak Agustus 2026 tidak diketahui, karena laporannya tidak ada atau belum lengkap.',
    ],
  ])('%s', (_, first, last, sentence) => {
    expect(trend(first, last).sentences[SEGMENTS.indexOf('bpu')]).toBe(sentence);
  });

  test('a month that not all desa reported gives no change, and is told', () => {
    const { sentences, notes } = trend(count(250), count(200), ['bpu']);
    expect(sentences[1]).toBe(
      'Perubahan BPU sejak Agustus 2026 tidak diketahui, karena laporannya tidak ada atau belum lengkap.',
    );
    expect(notes).toEqual([
      'BPU: belum semua desa melapor untuk Sep 2026; angkanya hanya dari desa yang melapor.',
    ]);
  });

  test('a segment that is told in one month only is not drawn, a trend of nothing has no picture', () => {
    const { picture, notes } = trend(count(250), small);
    expect(picture?.kind === 'trend' && picture.series.map(({ segment }) => segment)).toEqual([
      'pu',
      'jakon',
    ]);
    expect(notes).toEqual([]);
    const none = sectionOf({ kind: 'trend', months: 2, points: [] });
    expect([none.picture, none.table, none.sentences]).toEqual([null, null, []]);
  });
});

describe('target', () => {
  const line = (given: Partial<SnapshotTargetLine>): SnapshotTargetLine => ({
    ...{ level: 'kabupaten', code: '33.17', name: 'Kabupaten Rembang', segment: 'bpu' },
    ...{ target: 1200, active: count(1000), expected: 1100, forecast: null },
    ...given,
  });
  const target = (given: Partial<SnapshotTargetLine>, year = 2026) =>
    sectionOf({ kind: 'target', year, lines: [line(given)] }).sentences;

  test.each<[string, Partial<SnapshotTargetLine>, number, string]>([
    [
      'behind',
      {},
      2026,
      'BPU Rembang tertinggal 100 orang: 1.000 peserta aktif pada Oktober 2026, seharusnya 1.100 di jalan menuju 1.200 pada akhir 2026.',
    ],
    [
      'a little ahead',
      { expected: 997 },
      2026,
      'BPU Rembang sesuai jalur, kurang dari 5 orang di atasnya: 1.000 peserta aktif pada Oktober 2026, seharusnya 997 di jalan menuju 1.200 pada akhir 2026.',
    ],
    [
      'reached',
      { active: count(1200) },
      2026,
      'Target BPU Rembang 2026 sudah tercapai: 1.200 peserta aktif pada Oktober 2026, targetnya 1.200.',
    ],
    [
      'missed',
      {},
      2025,
      'Target BPU Rembang 2025 tidak tercapai: 1.000 peserta aktif pada Oktober 2026, kurang 200 dari 1.200.',
    ],
    [
      'no course',
      { expected: null },
      2026,
      'Target BPU Rembang 2026: 1.200 orang. Pada Oktober 2026 ada 1.000 peserta aktif, kurang 200.',
    ],
    [
      'not reported',
      { active: null },
      2026,
      'Target BPU Rembang 2026: 1.200 orang. Apakah sesuai jalur tidak diketahui, karena laporan Oktober 2026 tidak ada atau belum lengkap.',
    ],
    [
      'kept back',
      { active: hidden },
      2026,
      'Target BPU Rembang 2026: 1.200 orang. Pada Oktober 2026 ada 5 sampai 49 peserta aktif; angka pastinya tidak ditulis.',
    ],
  ])('%s', (_, given, year, sentence) => {
    expect(target(given, year)).toEqual([sentence]);
  });

  test('what December is expected to bring, with its chance', () => {
    const forecast = { people: 1150, low80: 1080, high80: 1220, chance: 0.004 };
    expect(target({ forecast })[1]).toBe(
      'Pada Desember 2026 diperkirakan ada 1.150 peserta aktif BPU di Rembang (selang 80%: 1.080–1.220); peluang mencapai target 1.200 orang: kurang dari 1%.',
    );
    expect(target({ forecast, active: small })).toHaveLength(1);
  });

  test('how many kecamatan are on course, of those that can be judged', () => {
    const parts = [count(1200), count(50), small, null].map((active, i) =>
      line({ level: 'kecamatan', code: `33.17.0${i}`, name: `Contoh ${i}`, active }),
    );
    const section = sectionOf({ kind: 'target', year: 2026, lines: [line({}), ...parts] });
    expect(section.sentences[1]).toBe(
      'Kecamatan yang sesuai jalur atau sudah mencapai targetnya: BPU 1 dari 2.',
    );
    expect(section.notes).toContain(
      'Kecamatan yang tidak dapat dinilai, karena jumlahnya tidak diketahui atau ditahan: BPU 2 dari 4.',
    );
    const { picture } = section;
    expect(
      picture?.kind === 'bars' && picture.bars.map(({ label, value, mark }) => [label, value, mark]),
    ).toEqual([
      ['Contoh 0', 1200, 1200],
      ['Contoh 1', 50, 1200],
    ]);
  });

  test('no target', () => {
    const { sentences, table, picture } = sectionOf({ kind: 'target', year: null, lines: [] });
    expect([sentences, table, picture]).toEqual([
      ['Belum ada target untuk tempat dan tahun ini.'],
      null,
      null,
    ]);
  });
});

describe('drives', () => {
  const drives = (registered: PublishedCount | null, visits = 3) =>
    sectionOf({
      ...{ kind: 'drives', from: '2026-10-01', to: '2026-10-31', planned: [] },
      done:
        visits === 0
          ? []
          : [{ code: '1', name: 'Contoh', kecamatan: 'Kragan', dates: ['2026-10-07'], registered }],
      total: { visits, registered },
    });

  test.each([
    [count(40), 'Yang mendaftar dalam kunjungan itu: 40 orang.'],
    [count(0), 'Yang mendaftar dalam kunjungan itu: 0 orang.'],
    [small, 'Yang mendaftar dalam kunjungan itu: kurang dari 5 orang.'],
    [hidden, 'Yang mendaftar dalam kunjungan itu: 5 sampai 49 orang.'],
    [null, 'Jumlah seluruh yang mendaftar tidak ditulis, karena tidak tercatat lengkap atau ditahan.'],
  ])('registered: %j', (registered, sentence) => {
    expect(drives(registered).sentences).toEqual([
      'Pada Oktober 2026 ada 3 kunjungan ke 1 desa.',
      sentence,
      'Belum ada kunjungan sesudah itu yang diterbitkan.',
    ]);
  });

  test('none', () => {
    const { sentences, table } = drives(null, 0);
    expect(sentences[0]).toBe('Pada Oktober 2026 tidak ada kunjungan yang dicatat.');
    expect(table).toBeNull();
  });
});

describe('cost', () => {
  const cost = (gap: number | null, given: Partial<Snapshot> = {}) =>
    sectionOf(
      {
        ...{ kind: 'cost', from: '2026-11', months: 12, gap },
        costs: [
          {
            ...{
              payer: 'apbdes',
              sectors: ['other', 'transport'],
              totalIdr: 201_600_000,
              lowIdr: null,
              highIdr: null,
            },
            monthlyIdr: [{ from: '2026-11', to: '2027-10', idr: 16_800 }],
          },
          {
            ...{ payer: 'mandiri', sectors: ['other'], totalIdr: 184_800_000, lowIdr: null, highIdr: null },
            monthlyIdr: [
              { from: '2026-11', to: '2026-12', idr: 8400 },
              { from: '2027-01', to: '2027-10', idr: 16_800 },
            ],
          },
        ],
      },
      given,
    );

  test('by payer, and the step in January that members are to be told of', () => {
    const { sentences, notes, table } = cost(1000);
    expect(sentences).toEqual([
      'Sekitar 1.000 pekerja informal di Rembang belum terlindungi. Iuran JKK + JKM mereka selama 12 bulan (Nov 2026–Okt 2027): sekitar Rp 202 juta dari APBDes; atau sekitar Rp 185 juta bila membayar sendiri (selain transportasi).',
      'Membayar sendiri (selain transportasi): iuran per orang berubah dari Rp 8.400 menjadi Rp 16.800 per bulan mulai Januari 2027.',
    ]);
    expect(notes[0]).toBe(
      'Beri tahu peserta sebelum Januari 2027: yang tidak siap membayar lebih dapat menunggak.',
    );
    expect(table?.rows.map((row) => row[2]!.value)).toEqual([201_600_000, 184_800_000]);
  });

  test('unknown, and nobody left', () => {
    expect(cost(null).sentences).toEqual([
      'Biayanya belum dapat dihitung, karena jumlah pekerja informal yang belum terlindungi pada Oktober 2026 tidak diketahui.',
    ]);
    expect(cost(-20).sentences).toEqual([
      'Menurut perkiraan Oktober 2026, tidak ada lagi pekerja informal yang belum terlindungi.',
    ]);
  });

  test.each([
    [999_499, 'Rp 999.499'],
    [999_500, 'sekitar Rp 1,0 juta'],
    [9_949_999, 'sekitar Rp 9,9 juta'],
    [9_950_000, 'sekitar Rp 10 juta'],
    [614_275_200, 'sekitar Rp 614 juta'],
    [999_499_999, 'sekitar Rp 999 juta'],
    [999_500_000, 'sekitar Rp 1,0 miliar'],
    [32_100_000_000, 'sekitar Rp 32 miliar'],
  ])('%d rupiah', (idr, text) => {
    expect(rupiahText(idr, contextOf(exampleSnapshot()))).toBe(text);
  });
});

describe('ranking', () => {
  const example = exampleSnapshot();
  const certainty = {
    rank: 1,
    rankLow: 1,
    rankHigh: 12,
    of: 294,
    top20: 1,
    top50: 1,
    group: 1,
    groupSize: 3,
  };
  const ranking = (chances: readonly number[], given: Partial<Snapshot> = {}) =>
    sectionOf(
      {
        ...{ kind: 'ranking', segment: 'bpu', count: 10 },
        desa: ['33.17.10.2001', '33.17.14.2003', '33.17.14.2001']
          .slice(0, chances.length)
          .map((code, i) => ({ code, certainty: { ...certainty, rank: i + 1, top10: chances[i]! } })),
      },
      given,
    );

  test.each([
    [
      [1, 0.95, 0.9499],
      ['2 desa hampir pasti termasuk sepuluh besar.', '1 desa mungkin termasuk sepuluh besar.'],
    ],
    [
      [0.5, 0.4999, 0],
      ['1 desa mungkin termasuk sepuluh besar.', '2 desa belum tentu termasuk sepuluh besar.'],
    ],
  ])('how sure the top ten are: %j', (chances, sentences) => {
    const section = ranking(chances);
    expect(section.sentences.slice(3)).toEqual(sentences);
    expect(section.table?.rows[0]!.at(-1)!.text).toMatch(
      /^(hampir pasti \(lebih dari 99%\)|mungkin \(50%\))$/,
    );
  });

  test('a single desa is told its place among others', () => {
    const place = {
      ...{ level: 'desa' as const, code: '33.17.10.2001', name: 'Karangmulyo Contoh' },
      ...{ kecamatan: 'Kragan', kabupaten: 'Rembang' },
    };
    expect(ranking([1], { place, template: 'desa' })).toMatchObject({
      heading: 'Dibandingkan dengan desa lain',
      sentences: [
        'Menurut perkiraan, Karangmulyo Contoh berada di urutan 1 dari 294 desa di Kecamatan Kragan dalam jumlah pekerja informal yang belum terlindungi (kisaran urutan 1–12), per Oktober 2026 (penyebut: Potensi BPJS per Des 2023).',
      ],
      picture: null,
    });
  });

  test('no desa whose gap is known', () => {
    expect(ranking([], { rows: example.rows }).sentences).toEqual([
      'Urutan desa tidak dapat dibuat, karena jumlah yang belum terlindungi tidak diketahui.',
    ]);
  });
});

describe('map', () => {
  const block = exampleSnapshot().blocks.find(({ kind }) => kind === 'map')!;

  test('a desa that is kept back is hatched, and says only what is possible', () => {
    const { picture } = sectionOf(block);
    const area = picture?.kind === 'map' ? picture.areas.find(({ code }) => code === '33.17.10.2001') : null;
    expect(area).toMatchObject({ hatched: true, label: 'Karangmulyo Contoh: 416–779 orang' });
  });

  test('the only class is not named by a value that is kept back', () => {
    const rows = exampleSnapshot().rows.filter(
      ({ code, level }) => level !== 'desa' || code === '33.17.10.2001',
    );
    const rate = { ...block, measure: 'rate' } as SnapshotBlock;
    const { picture } = sectionOf(rate, { rows });
    expect(picture?.kind === 'map' && picture.legend.map(({ label, desa }) => [label, desa])).toEqual([
      ['hanya kisarannya', 1],
      ['tidak ada data', 5],
    ]);
    expect(JSON.stringify(picture)).not.toContain('0,4%');
  });

  test('no shapes, no picture', () => {
    expect(sectionOf({ ...block, shapes: [] } as SnapshotBlock).picture).toBeNull();
  });
});

describe('the report', () => {
  test('says what small and hidden counts mean, only where there are any', () => {
    const example = exampleSnapshot();
    const note = (rows: Snapshot['rows']) => reportDocument({ ...example, blocks: [], rows }).smallNumbers;
    const told = example.rows.filter(({ active }) => active?.kind === 'count');
    const one = (kind: string) => example.rows.filter(({ active }) => active?.kind === kind).slice(0, 1);
    expect(note(told)).toBeNull();
    expect(note([...told, ...one('small')])).toBe(
      'Jumlah orang 1–4 ditulis “<5”, supaya tidak ada orang yang dapat dikenali; nol tetap ditulis nol.',
    );
    expect(note([...told, ...one('hidden')])).toContain('ditahan dan ditulis sebagai kisaran');
  });

  test('blocks of one kind have anchors of their own', () => {
    const text: SnapshotBlock = { kind: 'text', text: ' Satu.\n\nDua. ' };
    const { sections } = reportDocument({ ...exampleSnapshot(), blocks: [text, text] });
    expect(sections.map(({ id, sentences }) => [id, sentences])).toEqual([
      ['catatan', ['Satu.', 'Dua.']],
      ['catatan-2', ['Satu.', 'Dua.']],
    ]);
  });

  test('a denominator that is no count of BPJS segments is told with caution', () => {
    const example = exampleSnapshot();
    const sakernas = { ...example.denominator, id: 'sakernas' as const };
    const notes = (denominator: Snapshot['denominator']) =>
      sectionOf({ kind: 'figures' }, { denominator }).notes;
    expect(notes(sakernas)).toEqual([
      'Perhatian: formal dan informal menurut BPS, tidak sama dengan PU dan BPU; pakai untuk urutan besaran saja.',
    ]);
    expect(notes(example.denominator)).toEqual([]);
  });

  test('a segment whose denominator is of another month is named with it', () => {
    const rows = exampleSnapshot().rows.map((row) =>
      row.segment === 'jakon' ? { ...row, denominatorAsOf: '2023-05' } : row,
    );
    expect(sectionOf({ kind: 'figures' }, { rows }).table?.caption).toBe(
      'Peserta dan pekerja Rembang menurut segmen, per Oktober 2026 (penyebut: Potensi BPJS per Des 2023, Jakon per Mei 2023)',
    );
  });

  test('real figures have no badge', () => {
    expect(reportDocument({ ...exampleSnapshot(), simulated: false }).badge).toBeNull();
  });
});
