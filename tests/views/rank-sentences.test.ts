import { describe, expect, test } from 'vitest';
import type { GapRank } from '#lib/domain/coverage/ranking.ts';
import { alikeSentences, alikeTopSentence, groupText, rankOrigin } from '#lib/views/rank-sentences.ts';

const rank = (group: number, groupSize: number): GapRank => ({
  ...{ rank: 1, rankLow: 1, rankHigh: 3, top10: 1, top20: 1, top50: 1, of: 294 },
  ...{ group, groupSize },
});

describe('the top of the order', () => {
  const top = [rank(1, 1), rank(2, 3), rank(2, 3), rank(2, 3), rank(3, 40)];

  test('says how many share their group with another, be it shown or not', () => {
    expect(alikeTopSentence(top, 'id')).toBe(
      '4 dari 5 desa pertama tidak dapat dibedakan urutannya: masing-masing satu kelompok dengan desa lain.',
    );
    expect(alikeTopSentence(top, 'en')).toBe(
      'The order of 4 of the first 5 desa cannot be told: each shares its group with other desa.',
    );
  });

  test('says so when all can be told apart', () => {
    expect(alikeTopSentence([rank(1, 1), rank(2, 1)], 'id')).toBe(
      'Urutan 2 desa pertama dapat dibedakan satu per satu.',
    );
  });

  test('marks each with its group and how many are in it', () => {
    expect(top.map((one) => groupText(one, 'id'))).toEqual([
      '1 (sendiri)',
      '2 (3 desa)',
      '2 (3 desa)',
      '2 (3 desa)',
      '3 (40 desa)',
    ]);
    expect(groupText(rank(1, 1), 'en')).toBe('1 (alone)');
  });
});

describe('one desa', () => {
  test('names how many others it cannot be told apart from, with the chance that means, and its group', () => {
    expect(alikeSentences({ ...rank(3, 11), alike: 34 }, 'id')).toEqual([
      'Tidak dapat dibedakan dari 34 desa lain: peluang urutannya sebenarnya terbalik sedikitnya 10%. Urutan ini saja bukan alasan untuk mendahulukan salah satunya.',
      'Kelompok 3 dari yang terbesar, 11 desa: tidak dapat dibedakan dari desa teratas kelompoknya.',
    ]);
  });

  test('that stands out is told apart from all, without a claim of certainty', () => {
    expect(alikeSentences({ ...rank(1, 1), alike: 0 }, 'en')).toEqual([
      'Can be told apart from every other desa: the chance of the order being the other way round is below 10% for each.',
      'Group 1 from the largest, this desa only.',
    ]);
  });
});

test('the origin names draws, seed, what alike means, references and the build', () => {
  const build = { id: 'abc123', builtAt: '2026-11-23T01:10:00.000Z' };
  const [ranks, built] = rankOrigin({ draws: 2000, seed: 3317 }, build, 'id');
  expect(ranks!.lines[0]).toContain('2.000 kali undian');
  expect(ranks!.lines[0]).toContain('benih 3317');
  expect(ranks!.lines.join(' ')).toContain('sedikitnya 10% undian: selang 80% selisihnya memuat nol');
  expect(ranks!.lines.at(-1)).toContain('Goldstein & Spiegelhalter (1996)');
  expect(built!.lines).toEqual(['abc123, disusun 23 Nov 2026 pukul 08.10 WIB']);
});
