import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { OCCUPATION_STATUSES, occupationShares } from '#lib/domain/workers/occupations.ts';

describe('shares from registered occupations', () => {
  test('are people of a segment ÷ people of any', () => {
    expect(occupationShares({ pu: 30, bpu: 60, jakon: 10 })).toEqual({
      informalShare: 0.6,
      jakonShare: 0.1,
      classified: 100,
    });
  });

  test('are unknown below 30 classified people', () => {
    expect(occupationShares({ pu: 9, bpu: 20, jakon: 0 })).toBeNull();
    expect(occupationShares({ pu: 10, bpu: 20, jakon: 0 })).not.toBeNull();
    expect(occupationShares({ pu: 0, bpu: 0, jakon: 0 })).toBeNull();
  });
});

test('the shipped list has 99 occupations, each with a status and a reason, each way to write it once', () => {
  const { data } = Papa.parse<Record<'occupation' | 'also' | 'status' | 'reason', string>>(
    readFileSync('data/reference/occupations.csv', 'utf8'),
    { header: true, skipEmptyLines: true },
  );
  expect(data).toHaveLength(99);
  for (const { occupation, status, reason } of data) {
    expect(OCCUPATION_STATUSES, occupation).toContain(status);
    expect(reason, occupation).not.toBe('');
  }
  const key = (name: string) =>
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const ways = data.flatMap(({ occupation, also }) =>
    [...new Set([occupation, ...also.split('|').filter(Boolean)].map(key))].map((way) => way),
  );
  expect(ways.filter((way, at) => ways.indexOf(way) !== at)).toEqual([]);
  // ASN, TNI and Polri are outside the base of PU.
  for (const name of [
    'Pegawai Negeri Sipil (PNS)',
    'Tentara Nasional Indonesia (TNI)',
    'Kepolisian RI (POLRI)',
  ])
    expect(data.find(({ occupation }) => occupation === name)?.status).toBe('outside');
});
