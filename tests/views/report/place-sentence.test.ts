import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedRow, type PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { CoverageRow } from '#lib/domain/coverage/coverage.ts';
import type { PublishedCount } from '#lib/domain/privacy/suppression/count-table.ts';
import { placeSentence } from '#lib/views/report/place-sentence.ts';
import { contextOf } from '#lib/views/report/report-context.ts';
import { roundingStep } from '#lib/views/sentences.ts';
import { coverageRow } from '../coverage-row.ts';
import { anyRow } from './any-snapshot.ts';
import { exampleSnapshot } from './example-snapshot.ts';
import { numberOf } from './said-numbers.ts';

const BASIS = 'per Oktober 2026 (penyebut: Potensi BPJS per Des 2023)';
const CONTEXTS = { id: contextOf(exampleSnapshot('id')), en: contextOf(exampleSnapshot('en')) };
const say = (row: PublishedRow, lang: 'id' | 'en' = 'id') => placeSentence(row, CONTEXTS[lang]);

/** A row of the kecamatan Sale with a count as it is published. */
function sale(active: number | PublishedCount | null, given: Partial<CoverageRow> = {}): PublishedRow {
  const published: PublishedCount | null =
    typeof active === 'number' ? { kind: 'count', count: active } : active;
  const counts = {
    ...{ level: 'kecamatan' as const, code: '33.17.09', name: 'Sale', desaReported: 15, desaExpected: 15 },
    ...{ eligible: 10_000, eligibleLow: 8000, eligibleHigh: 12_000, active: published === null ? null : 0 },
    ...given,
  };
  return publishedRow(coverageRow(counts), published);
}

describe('where a place stands', () => {
  test.each<[string, PublishedRow, string]>([
    [
      'the larger part is not protected',
      sale(1000),
      `Di Kecamatan Sale, sekitar 9 dari 10 pekerja informal belum terlindungi (87–92%): sekitar 9.000 orang (7.000–11.000), ${BASIS}.`,
    ],
    [
      'half and half',
      sale(5000),
      `Di Kecamatan Sale, sekitar 5 dari 10 pekerja informal belum terlindungi (37–59%): sekitar 5.000 orang (3.000–7.000), ${BASIS}.`,
    ],
    [
      'the larger part is protected',
      sale(7000),
      `Di Kecamatan Sale, sekitar 7 dari 10 pekerja informal terlindungi (58–88%): sekitar 3.000 orang belum (1.000–5.000), ${BASIS}.`,
    ],
    [
      'nearly all, and an interval above 100%',
      sale(9950),
      `Di Kecamatan Sale, sekitar 99,5% pekerja informal terlindungi (82–125%): tidak dapat dipastikan berapa orang yang belum (−1.900 s.d. 2.100), ${BASIS}.`,
    ],
    [
      'nearly all, surely',
      sale(9950, { eligibleLow: 9960, eligibleHigh: 10_100 }),
      `Di Kecamatan Sale, hampir semua pekerja informal terlindungi (98,5–99,9%): sekitar 100 orang belum (0–200), ${BASIS}.`,
    ],
    [
      'fewer than half, and an interval above 100%',
      sale(4000, { eligibleLow: 3000, eligibleHigh: 17_000 }),
      `Di Kecamatan Sale, sekitar 4 dari 10 pekerja informal terlindungi (23–134%): tidak dapat dipastikan berapa orang yang belum (−1.000 s.d. 13.000), ${BASIS}.`,
    ],
    [
      'as many as there are',
      sale(10_000),
      `Di Kecamatan Sale, sekitar 100% pekerja informal terlindungi (83–125%): tidak dapat dipastikan berapa orang yang belum (−2.000 s.d. 2.000), ${BASIS}.`,
    ],
    [
      'fewer than 1 of 100',
      sale(60),
      `Di Kecamatan Sale, kurang dari 1 dari 100 pekerja informal terlindungi: sekitar 9.900 orang belum (7.900–11.900), ${BASIS}.`,
    ],
    [
      'nobody',
      sale(0),
      `Di Kecamatan Sale, belum ada pekerja informal yang terlindungi: sekitar 10.000 orang (8.000–12.000), ${BASIS}.`,
    ],
    [
      'a small count',
      sale({ kind: 'small', below: 5 }),
      `Di Kecamatan Sale, kurang dari 5 dari 10.000 pekerja informal terlindungi (kurang dari 0,1%; angka pastinya tidak ditulis): sekitar 10.000 orang belum (8.000–12.000), ${BASIS}.`,
    ],
    [
      'a count kept back',
      sale({ kind: 'hidden', low: 15, high: 49 }),
      `Di Kecamatan Sale, 15 sampai 49 dari 10.000 pekerja informal terlindungi (0,1–0,5%; angka pastinya tidak ditulis): sekitar 10.000 orang belum (8.000–12.000), ${BASIS}.`,
    ],
    [
      'above 100%',
      sale(10_400),
      `Di Kecamatan Sale, tercatat 10.400 peserta aktif, lebih banyak daripada perkiraan 10.000 pekerja informal (104%), ${BASIS}. Sebagian mungkin penglaju atau terdaftar di alamat tempat kerja; angka ini tidak dipotong.`,
    ],
    [
      'some desa did not report',
      sale(600, { desaReported: 12, eligibleReported: 8000 }),
      `Di 12 dari 15 desa Kecamatan Sale yang melapor, sekitar 93 dari 100 pekerja informal belum terlindungi: sekitar 7.400 orang, ${BASIS}. 3 desa belum melapor.`,
    ],
    [
      'not reported',
      sale(null),
      'Jumlah peserta BPU di Kecamatan Sale untuk Okt 2026 tidak dilaporkan, jadi cakupannya belum diketahui. Perkiraan pekerja informal: 10.000 orang (8.000–12.000).',
    ],
    [
      'no base',
      sale(
        { kind: 'small', below: 5 },
        { eligible: null, eligibleLow: null, eligibleHigh: null, denominatorAsOf: null },
      ),
      'Penyebut Potensi BPJS tidak punya jumlah pekerja untuk BPU, jadi cakupan di Kecamatan Sale tidak dapat dihitung. Peserta aktif: kurang dari 5 orang.',
    ],
    [
      'no workers',
      sale(0, { eligible: 0, eligibleLow: 0, eligibleHigh: 0 }),
      'Di Kecamatan Sale diperkirakan tidak ada pekerja informal.',
    ],
  ])('%s', (_, row, sentence) => {
    expect(say(row)).toBe(sentence);
  });

  test('a count kept back that may be above the base is not told as above it', () => {
    const few = { eligible: 20, eligibleLow: 15, eligibleHigh: 25 };
    expect(say(sale({ kind: 'hidden', low: 15, high: 49 }, few))).toContain(
      'tercatat 15 sampai 49 peserta aktif, mungkin lebih banyak daripada perkiraan 20 pekerja informal (75,0–245,0%)',
    );
    expect(
      say(sale({ kind: 'small', below: 5 }, { eligible: 2, eligibleLow: 1, eligibleHigh: 3 })),
    ).toContain(
      'tercatat kurang dari 5 peserta aktif, mungkin lebih banyak daripada perkiraan 2 pekerja informal (kurang dari 250,0%)',
    );
  });

  test.each([
    [10_004, 'lebih dari 100%'],
    [10_005, '100,1%'],
    [10_049, '100,5%'],
    [10_099, '101,0%'],
    [10_100, '101%'],
  ])('%d of 10.000 are not told as 100%%', (active, rate) => {
    expect(say(sale(active))).toContain(`perkiraan 10.000 pekerja informal (${rate})`);
  });

  test('a kabupaten is named in full, whatever is said of it', () => {
    const branch = { level: 'kabupaten' as const, code: '33.17', name: 'Rembang' };
    const none = { eligible: null, eligibleLow: null, eligibleHigh: null, denominatorAsOf: null };
    const said = [sale(1000, branch), sale(null, branch), sale(10, { ...branch, ...none })];
    const sentences = [...said, sale(0, { ...branch, eligible: 0 })].map((row) => say(row));
    expect(sentences.map((text) => text.split('Kabupaten Rembang').length)).toEqual([2, 2, 2, 2]);
  });

  test('in English', () => {
    expect(say(sale(1000), 'en')).toBe(
      'In Kecamatan Sale, about 9 out of 10 informal workers are not protected yet (87–92%): about 9,000 people (7,000–11,000), as of October 2026 (denominator: Potensi BPJS as of Dec 2023).',
    );
  });
});

/** The share that a sentence is about, 0–1. */
function rateTold(sentence: string, { rate }: PublishedRow): number {
  return /belum terlindungi|not protected yet/.test(sentence) ? 1 - rate! : rate!;
}

describe('the numbers of a sentence, read back', () => {
  const anyTold = anyRow('kecamatan', '33.17.09', 'Sale', 'bpu').filter(
    ({ active, rate }) => active?.kind === 'count' && rate !== null,
  );

  test('the share is within 2.5 points of the row where told in tenths, half a point in hundredths', () => {
    fc.assert(
      fc.property(anyTold, fc.constantFrom('id' as const, 'en' as const), (row, lang) => {
        const sentence = say(row, lang);
        const found = /(?:sekitar|about) (\d+) (?:dari|out of) (100?) /.exec(sentence);
        const rate = row.rate!;
        if (!found) {
          const plain =
            /semua|all|kurang dari 1|fewer than 1|belum ada|no informal|tercatat|members are active|(sekitar|about) [\d.,]+% /;
          expect(sentence).toMatch(plain);
          const percent = /(?:sekitar|about) ([\d.,]+)% (?:of )?/.exec(sentence)?.[1];
          if (percent === undefined) expect(rate < 0.01 || rate > 0.99).toBe(true);
          else expect(Math.abs(numberOf(percent, lang) / 100 - rateTold(sentence, row))).toBeLessThan(0.0006);
          return;
        }
        const told = Number(found[1]) / Number(found[2]);
        const away = Math.abs(told - rateTold(sentence, row));
        expect(away).toBeLessThanOrEqual((found[2] === '10' ? 0.025 : 0.005) + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  test('a share lies within the interval beside it, and where that goes above 100% nobody is left over', () => {
    fc.assert(
      fc.property(anyTold, (row) => {
        const sentence = say(row);
        const found =
          /sekitar (?:(\d+) dari (100?)|([\d,]+)%) .*?terlindungi \((−?[\d.,]+)(?:–| s\.d\. )([\d.,]+)%\)/.exec(
            sentence,
          );
        if (!found || sentence.includes('tercatat')) return;
        const [some, of, percent, low, high] = found
          .slice(1)
          .map((text) => (text === undefined ? Number.NaN : numberOf(text, 'id')));
        const told = Number.isNaN(percent!) ? (some! / of!) * 100 : percent!;
        expect(told).toBeGreaterThanOrEqual(low! - 1e-9);
        expect(told).toBeLessThanOrEqual(high! + 1e-9);
        expect(low!).toBeGreaterThanOrEqual(0);
        if (high! > 100 || row.gapLow! < 0) {
          expect(sentence).toContain('tidak dapat dipastikan berapa orang yang belum');
          expect(sentence).not.toMatch(/hampir semua|semua pekerja|orang belum/);
        }
      }),
      { numRuns: 500 },
    );
    expect.hasAssertions();
  });

  test('people and their interval are those of the row, rounded', () => {
    fc.assert(
      fc.property(anyTold, fc.constantFrom('id' as const, 'en' as const), (row, lang) => {
        const found =
          /: (?:sekitar|about) ([\d.,]+) (?:orang|people)[^(:]*?(?: \((−?[\d.,]+)(?:–| s\.d\. | to )(−?[\d.,]+)\))?,/.exec(
            say(row, lang),
          );
        if (!found) {
          const isOpen = row.gapLow! < 0 || row.rateHigh! > 1;
          if (!isOpen) expect(row.gap).toBeLessThan(roundingStep('kecamatan', row.gap!) / 2);
          return;
        }
        expect(row.gapLow === null || row.gapLow >= 0).toBe(true);
        const half = roundingStep('kecamatan', row.gap!) / 2;
        const [gap, low, high] = found
          .slice(1)
          .map((text) => (text === undefined ? null : numberOf(text, lang)));
        expect(Math.abs(gap! - row.gap!)).toBeLessThanOrEqual(half);
        expect(low === null).toBe(row.gapLow === null || row.gapLow === row.gapHigh);
        if (low !== null) expect(Math.abs(low! - row.gapLow!)).toBeLessThanOrEqual(half);
        if (high !== null) expect(Math.abs(high! - row.gapHigh!)).toBeLessThanOrEqual(half);
      }),
      { numRuns: 500 },
    );
  });

  test('the interval of the share holds that of the row, and little more', () => {
    fc.assert(
      fc.property(anyTold, (row) => {
        const sentence = say(row);
        const found = /terlindungi \((−?[\d.,]+)(?:–| s\.d\. )([\d.,]+)%\)/.exec(sentence);
        if (!found) return;
        const [low, high] = found.slice(1).map((text) => numberOf(text, 'id') / 100);
        const unprotected = sentence.includes('belum terlindungi (');
        const [least, most] = unprotected
          ? [1 - row.rateHigh!, 1 - row.rateLow!]
          : [row.rateLow!, row.rateHigh!];
        // Near an end it is rounded to 0.1%.
        expect(low).toBeLessThanOrEqual(least + 0.0005 + 1e-9);
        expect(low).toBeGreaterThan(least - 0.01 - 1e-9);
        expect(high).toBeGreaterThanOrEqual(most - 0.0005 - 1e-9);
        expect(high).toBeLessThan(most + 0.01 + 1e-9);
      }),
      { numRuns: 500 },
    );
    expect.hasAssertions();
  });

  test('whoever speaks of a share names month and denominator, once', () => {
    fc.assert(
      fc.property(anyRow('kecamatan', '33.17.09', 'Sale', 'pu'), (row) => {
        const sentence = say(row);
        const share = /%|dari 100?\b|semua|hampir|belum ada/.test(sentence);
        expect(sentence.split(BASIS).length).toBe(share ? 2 : 1);
      }),
      { numRuns: 500 },
    );
  });

  test('what is said of a count kept back holds all it can be, and no point', () => {
    const anyHeld = anyRow('kecamatan', '33.17.09', 'Sale', 'bpu').filter(
      ({ active, eligibleReported }) =>
        active !== null && active.kind !== 'count' && (eligibleReported ?? 0) > 0,
    );
    fc.assert(
      fc.property(anyHeld, (row) => {
        const sentence = say(row);
        const base = row.eligibleReported!;
        if (row.active?.kind === 'small') {
          const rate = numberOf(/kurang dari ([\d.,]+)%/.exec(sentence)![1]!, 'id') / 100;
          expect(rate).toBeGreaterThan(4 / base);
          return;
        }
        if (row.active?.kind !== 'hidden') throw new Error('not kept back');
        const [low, high] = /([\d.,]+)–([\d.,]+)%/
          .exec(sentence)!
          .slice(1)
          .map((text) => numberOf(text, 'id') / 100);
        expect(low).toBeLessThanOrEqual(row.active.low / base + 1e-9);
        expect(high).toBeGreaterThanOrEqual(row.active.high / base - 1e-9);
      }),
      { numRuns: 500 },
    );
  });
});
