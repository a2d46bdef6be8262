import { describe, expect, test } from 'vitest';
import { workingDays } from '#lib/domain/outreach/calendar.ts';
import { draftRequest, type DraftDesa } from '#lib/domain/outreach/draft-request.ts';
import { readRequest } from '#lib/domain/outreach/request-problems.ts';
import { expectedRegistrations } from '#lib/domain/outreach/response.ts';

describe('what a visit is expected to bring', () => {
  test('is unprotected × attendance × conversion', () => {
    const range = expectedRegistrations(600, { officers: 2, minutes: 90 });
    expect(range).toEqual({ low: expect.closeTo(3), mid: expect.closeTo(18), high: 24 });
    expect(expectedRegistrations(0, { officers: 2, minutes: 90 })).toEqual({ low: 0, mid: 0, high: 0 });
  });

  test('is no more than the officers can take down', () => {
    // One officer, 90 minutes, 8 an hour: 12.
    expect(expectedRegistrations(10_000, { officers: 1, minutes: 90 })).toEqual({
      low: 12,
      mid: 12,
      high: 12,
    });
  });
});

describe('a first request', () => {
  const desa: DraftDesa[] = [
    { code: 'A', kecamatan: 'Hulu', lat: -6.8, lon: 111.4, unprotected: 600 },
    { code: 'B', kecamatan: 'Hulu', lat: -6.82, lon: 111.42, unprotected: 90 },
    { code: 'C', kecamatan: 'Hilir', lat: -6.7, lon: 111.45, unprotected: 300 },
  ];
  const teams = {
    ...{ base: { lat: -6.71, lon: 111.34 }, teams: 2, officers: 2, maxStops: 4 },
    ...{ from: '2026-12-01', to: '2026-12-14' },
  };

  test('is one that the planner takes, with every desa once and a visit in every kecamatan', () => {
    const request = readRequest(draftRequest(desa, teams, 0.7));
    expect(request.teams.map(({ id, start, maxStops, officers }) => [id, start, maxStops, officers])).toEqual(
      [
        ['Tim 1', 'base', 4, 2],
        ['Tim 2', 'base', 4, 2],
      ],
    );
    expect(request.desa.map(({ code, stillActive }) => [code, stillActive])).toEqual([
      ['A', 0.7],
      ['B', 0.7],
      ['C', 0.7],
    ]);
    expect(request.floors).toEqual([
      { kecamatan: 'Hulu', visits: 1, share: 0 },
      { kecamatan: 'Hilir', visits: 1, share: 0 },
    ]);
    expect(workingDays(request)).toHaveLength(10);
  });
});
