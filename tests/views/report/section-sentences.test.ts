import { describe, expect, test } from 'vitest';
import type { PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import type { Snapshot, SnapshotBlock, SnapshotTargetLine } from '#lib/domain/reports/snapshot.ts';
import type { ReportSection } from '#lib/views/report/document.ts';
import { paceOf } from '#lib/domain/targets/pace.ts';
import { courseSentence } from '#lib/views/target-sentences.ts';
import { rupiahText } from '#lib/views/report/cost-section.ts';
import { contextOf } from '#lib/views/report/report-context.ts';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { exampleSnapshot } from './example-snapshot.ts';

const count = (people: number): PublishedCount => ({ kind: 'count', count: people });
const small: PublishedCount = { kind: 'small', below: 5 };
const hidden: PublishedCount = { kind: 'hidden', low: 5, high: 49 };

const DESA: Snapshot['place'] = {
  ...{ level: 'desa', code: '33.17.10.2001', name: 'Karangmulyo Contoh' },
  ...{ kecamatan: 'Kragan', kabupaten: 'Rembang' },
};

/** The rows of the example; those of one segment with other things. */
const rowsWith = (segment: string, given: Partial<PublishedRow>) =>
  exampleSnapshot().rows.map((row) => (row.segment === segment ? { ...row, ...given } : row));

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
      'Peserta aktif BPU bertambah 4 orang sejak Agustus 2026: dari 250 menjadi 254.',
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
    expect(trend(first, last).sentences[0]).toBe(sentence);
  });

  test('a month that not all desa reported gives no change, and is told', () => {
    const { sentences, notes } = trend(count(250), count(200), ['bpu']);
    expect(sentences[0]).toBe(
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
      'BPU Kabupaten Rembang tertinggal 100 orang: 1.000 peserta aktif pada Oktober 2026, seharusnya 1.100 di jalan menuju 1.200 pada akhir 2026.',
    ],
    [
      'a little ahead',
      { expected: 997 },
      2026,
      'BPU Kabupaten Rembang sesuai laju target, 3 orang di atasnya: 1.000 peserta aktif pada Oktober 2026, seharusnya 997 di jalan menuju 1.200 pada akhir 2026.',
    ],
    [
      'reached',
      { active: count(1200) },
      2026,
      'Target BPU Kabupaten Rembang 2026 sudah tercapai: 1.200 peserta aktif pada Oktober 2026, targetnya 1.200.',
    ],
    [
      'missed',
      {},
      2025,
      'Target BPU Kabupaten Rembang 2025 tidak tercapai: 1.000 peserta aktif pada Oktober 2026, kurang 200 dari 1.200.',
    ],
    [
      'no course',
      { expected: null },
      2026,
      'Target BPU Kabupaten Rembang 2026: 1.200 orang. Pada Oktober 2026 ada 1.000 peserta aktif, kurang 200.',
    ],
    [
      'not reported',
      { active: null },
      2026,
      'Target BPU Kabupaten Rembang 2026: 1.200 orang. Apakah sesuai laju target tidak diketahui, karena laporan Oktober 2026 tidak ada atau belum lengkap.',
    ],
    [
      'kept back',
      { active: hidden },
      2026,
      'Target BPU Kabupaten Rembang 2026: 1.200 orang. Pada Oktober 2026 ada 5 sampai 49 peserta aktif; angka pastinya tidak ditulis.',
    ],
  ])('%s', (_, given, year, sentence) => {
    expect(target(given, year)).toEqual([sentence]);
  });

  test('what December is expected to bring, with its chance', () => {
    const forecast = { people: 1150, low80: 1080, high80: 1220, chance: 0.004 };
    expect(target({ forecast })[1]).toBe(
      'Pada Desember 2026 diperkirakan ada 1.150 peserta aktif BPU di Kabupaten Rembang (selang 80%: 1.080–1.220); peluang mencapai target 1.200 orang: kurang dari 1%.',
    );
    expect(target({ forecast, active: small })).toHaveLength(1);
  });

  test('how many kecamatan are on course, of those that can be judged', () => {
    const parts = [count(1200), count(50), small, null].map((active, i) =>
      line({ level: 'kecamatan', code: `33.17.0${i}`, name: `Contoh ${i}`, active }),
    );
    const section = sectionOf({ kind: 'target', year: 2026, lines: [line({}), ...parts] });
    expect(section.sentences[1]).toBe(
      'Kecamatan yang sesuai laju target atau sudah mencapai targetnya: BPU 1 dari 2.',
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

  test('differences of told numbers are told, also those of few people', () => {
    expect(target({ target: 1003, expected: 1001 })[0]).toContain('tertinggal 1 orang: 1.000');
    expect(target({ target: 1003, expected: null })[0]).toContain('kurang 3.');
    const { table } = sectionOf({ kind: 'target', year: 2026, lines: [line({ expected: 1001 })] });
    expect(table?.rows[0]![5]).toEqual({ text: '−1', value: -1 });
  });

  test('what too few are expected for is not told, nor what would give it away', () => {
    const few = { active: count(10), expected: 3 };
    expect(target(few)[0]).toBe(
      'Target BPU Kabupaten Rembang 2026: 1.200 orang. Pada Oktober 2026 ada 10 peserta aktif, kurang 1.190.',
    );
    const { table } = sectionOf({ kind: 'target', year: 2026, lines: [line(few)] });
    expect(table?.rows[0]!.slice(4, 6).map(({ text }) => text)).toEqual(['<5', '–']);
  });

  test('all segments together are no segment', () => {
    const forecast = { people: 1150, low80: 1080, high80: 1220, chance: 0.4 };
    const section = sectionOf({
      ...{ kind: 'target', year: 2026 },
      lines: [line({ segment: 'total', forecast }), line({ segment: 'pu', active: count(1300) }), line({})],
    });
    expect(section.sentences.map((text) => text.split(':')[0])).toEqual([
      'BPU Kabupaten Rembang tertinggal 100 orang',
      'Target PU Kabupaten Rembang 2026 sudah tercapai',
      'Semua segmen Kabupaten Rembang tertinggal 100 orang',
      'Pada Desember 2026 diperkirakan ada 1.150 peserta aktif di Kabupaten Rembang (selang 80%',
    ]);
    expect(section.picture?.kind === 'bars' && section.picture.title).toBe(
      'Peserta aktif dan target akhir 2026: BPU, PU, semua segmen',
    );
  });

  test('of a desa its kecamatan is told, and not how many kecamatan are on course', () => {
    const kragan = line({ level: 'kecamatan', code: '33.17.10', name: 'Kragan' });
    const section = sectionOf(
      { kind: 'target', year: 2026, lines: [kragan] },
      { place: DESA, template: 'desa' },
    );
    expect(section.sentences).toEqual([
      'BPU Kecamatan Kragan tertinggal 100 orang: 1.000 peserta aktif pada Oktober 2026, seharusnya 1.100 di jalan menuju 1.200 pada akhir 2026.',
    ]);
    expect(section.table?.rows.map(([place]) => place!.text)).toEqual(['Kragan']);
    expect(section.notes).toEqual([]);
  });

  test('half a person is the same here as on the page of targets', () => {
    const half = { active: 1000, target: 1200, expected: 1000.5 };
    const pace = {
      ...paceOf({
        ...{ series: [], year: 2026, target: 1200, profile: { kind: 'flat' } },
        ...{ at: '2026-10', startForecast: null },
      }),
      ...half,
    };
    const area = { ...line({ name: 'Kabupaten Rembang' }), forecast: null };
    const onPage = { ...area, pace, kecamatan: null, reason: null, eligible: null };
    const [sentence] = target({ expected: half.expected });
    expect(sentence!.replace('Kabupaten Rembang', 'Rembang')).toBe(courseSentence(onPage, 2026, 'id'));
    expect(target({ expected: Math.round(half.expected) })[0]).toContain('tertinggal 1 orang');
  });

  test('no target', () => {
    const { sentences, table, picture } = sectionOf({ kind: 'target', year: null, lines: [] });
    expect([sentences, table, picture]).toEqual([
      ['Belum ada target untuk wilayah dan tahun ini.'],
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
    [null, 'Jumlah seluruh pendaftar tidak ditulis, karena tidak tercatat lengkap atau ditahan.'],
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
      'Di Kabupaten Rembang, sekitar 1.000 pekerja informal belum terlindungi, per Oktober 2026 (penyebut: Potensi BPJS per Des 2023). Iuran JKK + JKM mereka selama 12 bulan (Nov 2026–Okt 2027): sekitar Rp 202 juta dari APBDes; atau sekitar Rp 185 juta bila membayar sendiri (selain transportasi).',
      'Membayar sendiri (selain transportasi): iuran per orang berubah dari Rp 8.400 menjadi Rp 16.800 per bulan mulai Januari 2027.',
    ]);
    expect(notes[0]).toBe(
      'Beri tahu peserta sebelum Januari 2027: yang tidak siap membayar lebih dapat menunggak.',
    );
    expect(table?.rows.map((row) => row[2]!.value)).toEqual([201_600_000, 184_800_000]);
  });

  test('of the desa that reported, where not all did', () => {
    const rows = rowsWith('bpu', { reason: 'incomplete', desaReported: 5, desaExpected: 6 });
    const { sentences, table } = cost(1000, { rows });
    expect(sentences[0]).toContain(
      'Di 5 dari 6 desa Kabupaten Rembang yang melapor, sekitar 1.000 pekerja informal belum terlindungi, per Oktober 2026 (penyebut: Potensi BPJS per Des 2023). 1 desa belum melapor. Iuran',
    );
    expect(table?.caption).toBe(
      'Iuran JKK + JKM selama 12 bulan (Nov 2026–Okt 2027) untuk 1.000 pekerja informal yang belum terlindungi di 5 dari 6 desa yang melapor, per Oktober 2026 (penyebut: Potensi BPJS per Des 2023)',
    );
    expect(cost(0, { rows }).sentences).toEqual([
      'Di 5 dari 6 desa Kabupaten Rembang yang melapor, menurut perkiraan tidak ada lagi pekerja informal yang belum terlindungi, per Oktober 2026 (penyebut: Potensi BPJS per Des 2023). 1 desa belum melapor.',
    ]);
  });

  test('fewer than can be told apart are not told as more', () => {
    expect(cost(12).sentences[0]).toMatch(
      /^Di Kabupaten Rembang, kurang dari 100 pekerja informal belum terlindungi, /,
    );
    expect(cost(12, { lang: 'en' }).sentences[0]).toMatch(
      /^In Kabupaten Rembang, fewer than 100 informal workers are not protected yet, /,
    );
  });

  test('nobody may be left: the interval says so', () => {
    const rows = rowsWith('bpu', { gapLow: -1600, gapHigh: 1900, rateHigh: 1.2 });
    expect(cost(85, { rows }).sentences[0]).toMatch(
      /^Di Kabupaten Rembang, sekitar 100 \(−1\.600 s\.d\. 1\.900\) pekerja informal belum terlindungi, /,
    );
  });

  test('unknown, and nobody left', () => {
    expect(cost(null).sentences).toEqual([
      'Biayanya belum dapat dihitung, karena jumlah pekerja informal yang belum terlindungi pada Oktober 2026 tidak diketahui.',
    ]);
    expect(cost(-20).sentences).toEqual([
      'Di Kabupaten Rembang, menurut perkiraan tidak ada lagi pekerja informal yang belum terlindungi, per Oktober 2026 (penyebut: Potensi BPJS per Des 2023).',
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
      [1, 0.945, 0.9449],
      ['2 desa hampir pasti termasuk sepuluh besar.', '1 desa mungkin termasuk sepuluh besar.'],
    ],
    [
      [0.495, 0.4949, 0.095],
      ['1 desa mungkin termasuk sepuluh besar.', '2 desa belum tentu termasuk sepuluh besar.'],
    ],
    [
      [0.5, 0.0949, 0],
      ['1 desa mungkin termasuk sepuluh besar.', '2 desa kecil kemungkinannya termasuk sepuluh besar.'],
    ],
  ])('how sure the top ten are: %j', (chances, sentences) => {
    const section = ranking(chances);
    expect(section.sentences.slice(3)).toEqual(sentences);
    expect(section.table?.rows[0]!.at(-1)!.text).toMatch(
      /^(hampir pasti \(lebih dari 99%\)|mungkin \(50%\))$/,
    );
  });

  test('a single desa is told its place among others', () => {
    expect(ranking([1], { place: DESA, template: 'desa' })).toMatchObject({
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

describe('key figures', () => {
  test('name their month, and the part that reported', () => {
    const rows = rowsWith('bpu', { reason: 'incomplete', desaReported: 5, desaExpected: 6 });
    const { figures } = sectionOf({ kind: 'figures' }, { rows });
    for (const { detail } of figures) expect(detail).toMatch(/; Okt 2026; Potensi BPJS per Des 2023$/);
    expect(figures.at(-1)!.detail).toMatch(/^di 5 dari 6 desa yang melapor; /);
  });

  test('an interval above 100% is explained, once', () => {
    const note = /^Selang dapat melewati 100%/;
    const rows = rowsWith('pu', { rateHigh: 1.02 });
    const report = reportDocument({ ...exampleSnapshot(), rows });
    expect(report.sections.flatMap(({ notes }) => notes).filter((text) => note.test(text))).toHaveLength(1);
    expect(sectionOf({ kind: 'figures' }).notes.filter((text) => note.test(text))).toEqual([]);
  });
});

describe('desa', () => {
  test('whose members are small, more than the workers, or none: the segment is named', () => {
    const rows = exampleSnapshot().rows.map((row) => {
      if (row.code === '33.17.14.2001') return { ...row, active: count(0) };
      return row.code === '33.17.14.2003' ? { ...row, reason: 'over-100' as const } : row;
    });
    expect(sectionOf({ kind: 'desa', segment: 'bpu' }, { rows }).sentences.slice(1)).toEqual([
      'Belum ada peserta BPU di 1 desa pada Oktober 2026.',
      'Di 3 desa jumlah peserta BPU kecil atau ditahan.',
      'Di 1 desa peserta BPU lebih banyak daripada perkiraan pekerja: sebagian mungkin penglaju atau terdaftar di alamat tempat kerja.',
    ]);
  });
});

describe('a segment without workers to be divided by', () => {
  const none = {
    ...{ eligible: null, eligibleLow: null, eligibleHigh: null, eligibleReported: null },
    ...{ denominatorAsOf: null, rate: null, rateLow: null, rateHigh: null },
    ...{ gap: null, gapLow: null, gapHigh: null },
  };
  const rows = rowsWith('jakon', none);
  const map = exampleSnapshot().blocks.find(({ kind }) => kind === 'map')!;

  test('has no denominator, and no desa with a figure', () => {
    const { sentences, picture } = sectionOf({ ...map, segment: 'jakon' } as SnapshotBlock, { rows });
    expect(sentences).toEqual([
      'Jumlah pekerja proyek konstruksi yang belum terlindungi tidak diketahui di desa mana pun, per Oktober 2026.',
    ]);
    expect(picture?.caption).toBe('Orang yang belum terlindungi, per Oktober 2026');
  });

  test('is not named with a denominator among key figures', () => {
    const { figures, table } = sectionOf({ kind: 'figures' }, { rows });
    expect(figures.find(({ segment }) => segment === 'jakon')!.detail).toMatch(/; Okt 2026$/);
    expect(table?.caption).toMatch(/\(penyebut: Potensi BPJS per Des 2023\)$/);
  });

  test('a map counts the desa that have a figure', () => {
    const some = exampleSnapshot().rows.map((row) =>
      row.name.startsWith('Soditan') ? { ...row, ...none } : row,
    );
    expect(sectionOf(map, { rows: some }).sentences[0]).toContain('di 5 desa, per Oktober 2026 (penyebut');
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
      'Peserta dan pekerja Kabupaten Rembang menurut segmen, per Oktober 2026 (penyebut: Potensi BPJS per Des 2023, Jakon per Mei 2023)',
    );
  });

  test('the subtitle names the month of each denominator that is shown', () => {
    const rows = rowsWith('jakon', { denominatorAsOf: '2023-05' });
    const subtitle = (blocks: SnapshotBlock[]) =>
      reportDocument({ ...exampleSnapshot(), rows, blocks }).subtitle;
    const bpu = 'Kabupaten Rembang · Oktober 2026 · penyebut: Potensi BPJS per Des 2023';
    expect(subtitle([{ kind: 'figures' }])).toBe(`${bpu}, Jakon per Mei 2023`);
    expect(subtitle([{ kind: 'desa', segment: 'jakon' }])).toBe(`${bpu}, Jakon per Mei 2023`);
    expect(subtitle([{ kind: 'desa', segment: 'bpu' }])).toBe(bpu);
  });

  test('real figures have no badge', () => {
    expect(reportDocument({ ...exampleSnapshot(), simulated: false }).badge).toBeNull();
  });
});
