import { describe, expect, test } from 'vitest';
import { readRequest, RequestError } from '#lib/domain/outreach/request-problems.ts';
import { desa, smallRequest } from './small-request.ts';

const problemsOf = (json: unknown): readonly string[] => {
  try {
    readRequest(json);
  } catch (cause) {
    if (cause instanceof RequestError) return cause.problems;
    throw cause;
  }
  return [];
};

describe('a request', () => {
  test('is filled in with defaults', () => {
    const request = readRequest(smallRequest());
    expect(request.horizon.weekdays).toEqual([1, 2, 3, 4, 5]);
    expect(request.desa[0]).toMatchObject({ pinned: false, market: null, onlyDays: [], stillActive: 1 });
    expect(request.budget).toEqual({ idr: null, costPerKmIdr: 0, minutes: null });
    expect(request.objective).toEqual({ registration: 1, stillActive: 0, km: 0 });
  });

  test.each([
    ['the same desa twice', smallRequest({ desa: [desa('A', 1), desa('A', 2)] }), 'desa: A stands twice.'],
    [
      'a place that is not there',
      smallRequest({ desa: [desa('A', 1, { place: 'Z' })] }),
      'desa A: there is no place Z.',
    ],
    [
      'pinned and forbidden',
      smallRequest({ desa: [desa('A', 1, { pinned: true, forbidden: true })] }),
      'desa A: is both pinned and forbidden.',
    ],
    [
      'a floor for nowhere',
      smallRequest({ floors: [{ kecamatan: 'K9', visits: 1 }] }),
      'floors: no desa is in kecamatan K9.',
    ],
    [
      'two targets for a month',
      smallRequest({ targets: [5, 9].map((registrations) => ({ month: '2026-12', registrations })) }),
      'targets: 2026-12 stands twice.',
    ],
    [
      'a matrix of another size',
      smallRequest({ travel: { kind: 'matrix', minutes: [[0]] } }),
      'travel.minutes: must have 4 rows of 4, one for each place.',
    ],
    [
      'a horizon that ends before it begins',
      smallRequest({ horizon: { from: '2026-12-09', to: '2026-12-07' } }),
      'horizon: 2026-12-09 is after 2026-12-07.',
    ],
    [
      'a measured leg to nowhere',
      smallRequest({ travel: { kind: 'estimate', measured: [{ from: 'A', to: 'Z', minutes: 5 }] } }),
      'travel: there is no place Z.',
    ],
  ])('is refused in words: %s', (_, json, sentence) => {
    expect(problemsOf(json)).toContain(sentence);
  });

  test.each([
    ['minutes that are no number', { visitMinutes: NaN }, 'desa.0.visitMinutes'],
    ['minutes below 0', { visitMinutes: -5 }, 'desa.0.visitMinutes'],
    ['a low above the high', { registrations: { low: 3, mid: 2, high: 1 } }, 'desa.0.registrations'],
    ['a window that closes before it opens', { window: { from: 600, to: 500 } }, 'desa.0.window'],
    ['a name with control characters', { kecamatan: 'K\u001b[31m' }, 'no control characters'],
    ['a date that is none', { notDays: ['2026-02-30'] }, 'desa.0.notDays.0'],
  ])('is refused at its place: %s', (_, more, place) => {
    expect(problemsOf(smallRequest({ desa: [desa('A', 1, more)] })).join(' ')).toContain(place);
  });

  test('of anything else than an object is refused', () => {
    for (const json of [null, 7, 'plan', [], {}]) expect(problemsOf(json).length).toBeGreaterThan(0);
  });
});
