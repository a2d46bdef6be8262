import type { OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import { seededRandom } from '#lib/domain/random/random.ts';

type Desa = OutreachRequestInput['desa'][number];

export const people = (mid: number) => ({ low: mid / 2, mid, high: 2 * mid });

/** A desa of the small request: 60 minutes a visit. */
export function desa(code: string, mid: number, more: Partial<Desa> = {}): Desa {
  return { code, place: code, kecamatan: 'K1', registrations: people(mid), visitMinutes: 60, ...more };
}

/**
 * Two teams at an office, Monday 7 to Wednesday 9 December 2026, and three desa in a line: 30 minutes and 10 km between the
 * office, A, B and C one after the other.
 */
export function smallRequest(more: Partial<OutreachRequestInput> = {}): OutreachRequestInput {
  const at = [0, 1, 2, 3];
  return {
    format: 1,
    horizon: { from: '2026-12-07', to: '2026-12-09' },
    places: ['office', 'A', 'B', 'C'].map((id, i) => ({ id, lat: -6.7, lon: 111 + i / 10 })),
    teams: [
      { id: 'one', start: 'office', from: 480, to: 960, maxStops: 3, costPerDayIdr: 100_000 },
      { id: 'two', start: 'office', from: 480, to: 960, maxStops: 3, costPerDayIdr: 100_000 },
    ],
    desa: [desa('A', 10), desa('B', 20), desa('C', 5)],
    travel: {
      kind: 'matrix',
      minutes: at.map((i) => at.map((j) => 30 * Math.abs(i - j))),
      km: at.map((i) => at.map((j) => 10 * Math.abs(i - j))),
    },
    ...more,
  };
}

/** One that takes a while: 120 desa in ten days, of which 60 can be visited. */
export function longRequest(): OutreachRequestInput {
  const random = seededRandom(5);
  const codes = Array.from({ length: 120 }, (_, i) => `D${i}`);
  return smallRequest({
    horizon: { from: '2026-12-01', to: '2026-12-14' },
    places: ['office', ...codes].map((id) => ({ id, lat: -6.7 - random() / 2, lon: 111.3 + random() / 2 })),
    desa: codes.map((code) => desa(code, 0, { registrations: people(5 + 30 * random()) })),
    travel: { kind: 'estimate' },
  });
}
