import type { OutreachRequestInput } from '#lib/domain/outreach/request.ts';
import { seededRandom } from '#lib/domain/random/random.ts';

/** 2,000 desa in 40 kecamatan, three teams on 20 days, every kind of wish; a few desa with second visits if asked for. */
export function largeRequest(withSeconds: boolean): OutreachRequestInput {
  const random = seededRandom(5);
  const places = Array.from({ length: 2003 }, (_, i) => ({
    id: `P${i}`,
    lat: -7 + random() * 0.6,
    lon: 111 + random() * 0.9,
  }));
  return {
    format: 1,
    horizon: { from: '2026-12-01', to: '2026-12-31', holidays: ['2026-12-24', '2026-12-25', '2026-12-31'] },
    places,
    teams: Array.from({ length: 3 }, (_, t) => ({
      id: `T${t}`,
      start: `P${t}`,
      from: 480,
      to: 960,
      maxStops: 6,
      costPerDayIdr: 300_000,
    })),
    desa: places.slice(3).map(({ id }, i) => {
      const mid = Math.round(random() * 60);
      return {
        code: `D${i}`,
        place: id,
        kecamatan: `K${i % 40}`,
        registrations: { low: mid * 0.5, mid, high: mid * 2 },
        visitMinutes: 30 + Math.round(random() * 60),
        ...(random() < 0.2 ? { market: { weekday: 1 + (i % 5), multiplier: 1.5 } } : {}),
        ...(withSeconds && i % 50 === 0
          ? { repeat: { registrations: { low: 1, mid: 10, high: 20 }, gapDays: 7 } }
          : {}),
      };
    }),
    travel: { kind: 'estimate', speedKmh: 35 },
    floors: Array.from({ length: 40 }, (_, k) => ({ kecamatan: `K${k}`, visits: 2 })),
    targets: [{ month: '2026-12', registrations: 4000 }],
    budget: { idr: 40_000_000, costPerKmIdr: 2000 },
  };
}
