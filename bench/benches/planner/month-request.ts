import { readFileSync } from 'node:fs';
import { outreachRequestSchema, type OutreachRequest } from '#lib/domain/outreach/request.ts';
import { seededRandom } from '#lib/domain/random/random.ts';

/** A made-up month: real desa centres, invented gaps. */
export interface MonthKind {
  maxStops: number;
  floors: 'loose' | 'tight';
  /** Shortest and longest visit. */
  visitMinutes: readonly [number, number];
  /** At most 20: four weeks. */
  workingDays: number;
  seed: number;
}

const TEAMS = 2;
const FRIDAYS = ['2025-09-05', '2025-09-12', '2025-09-19', '2025-09-26'];
const HOLIDAYS = ['2025-09-01', '2025-09-02', '2025-09-03', '2025-09-04'];
/** For what floors ask: minutes of a day, of travel a stop, share of all stops, desa of the smallest kecamatan. */
const STOPS_BY_TIME = 480;
const TRAVEL_A_STOP = 22;
const TIGHT = 0.85;
const FEWEST_DESA = 14;
const UNCOVERED_SHARE = 0.35;
const ATTENDANCE = 0.12;
const CONVERSION = 0.25;

/** The request of one month: 294 desa, two teams of 20 days from Rembang town. */
export function monthRequest(kind: MonthKind): OutreachRequest {
  const { maxStops, visitMinutes, workingDays, seed } = kind;
  const random = seededRandom(seed);
  const all = readDesa();
  const [shortest, longest] = visitMinutes;
  const desa = all.map(({ code, kecamatan, population }) => {
    const gap = population * UNCOVERED_SHARE * (0.4 + 1.2 * random());
    const mid = Math.round(gap * ATTENDANCE * CONVERSION * 100) / 100;
    return {
      code,
      place: code,
      kecamatan,
      registrations: { low: mid / 3, mid, high: mid * 2 },
      visitMinutes: Math.round(shortest + (longest - shortest) * random()),
    };
  });
  const kecamatan = [...new Set(all.map((one) => one.kecamatan))];
  const office = all.find(({ name, kecamatan }) => name === 'Pandean' && kecamatan === 'Rembang')!;
  const team = (id: string) => ({ id, start: office.code, from: 480, to: 960, maxStops });
  return outreachRequestSchema.parse({
    format: 1,
    horizon: {
      from: '2025-09-01',
      to: FRIDAYS[Math.ceil(workingDays / 5) - 1],
      holidays: HOLIDAYS.slice(0, (5 - (workingDays % 5)) % 5),
    },
    places: all.map(({ code, lat, lon }) => ({ id: code, lat, lon })),
    teams: Array.from({ length: TEAMS }, (_, i) => team(`Tim ${i + 1}`)),
    desa,
    travel: { kind: 'estimate' },
    floors: floorsOf(kind, kecamatan),
  });
}

function floorsOf({ floors, maxStops, visitMinutes: [a, b], workingDays }: MonthKind, kecamatan: string[]) {
  if (floors === 'loose') return kecamatan.slice(0, 4).map((name) => ({ kecamatan: name, visits: 1 }));
  const byTime = STOPS_BY_TIME / ((a + b) / 2 + TRAVEL_A_STOP);
  const capacity = TEAMS * workingDays * Math.min(maxStops, byTime);
  const visits = Math.min(FEWEST_DESA, Math.floor((TIGHT * capacity) / kecamatan.length));
  return kecamatan.map((name) => ({ kecamatan: name, visits }));
}

function readDesa() {
  const [, ...lines] = readFileSync('data/reference/rembang-desa.csv', 'utf8').trim().split('\n');
  return lines.map((line) => {
    const cells = line.split(',');
    return {
      code: cells[0]!,
      name: cells[2]!,
      kecamatan: cells[5]!,
      lat: Number(cells[6]),
      lon: Number(cells[7]),
      population: Number(cells[10]),
    };
  });
}
