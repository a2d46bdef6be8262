import type { OutreachRequestInput } from './request.ts';
import { expectedRegistrations } from './response.ts';

/** A desa that may be visited. */
export interface DraftDesa {
  code: string;
  kecamatan: string;
  lat: number;
  lon: number;
  /** People, > 0. */
  unprotected: number;
}

/** Who goes out, from where and when; dates are ISO 8601. */
export interface DraftTeams {
  base: { lat: number; lon: number };
  teams: number;
  /** In each team. */
  officers: number;
  /** Desa a day. */
  maxStops: number;
  from: string;
  to: string;
}

const BASE = 'base';
/** 8 to 16 o'clock. */
const WORKING = { from: 480, to: 960 } as const;
const VISIT_MINUTES = 90;

/**
 * A first request for desa with unprotected workers: alike teams, working days from Monday to Friday without holidays, one visit of
 * 90 minutes a desa with what the response model expects of it, estimated travel, and at least one visit in each kecamatan.
 *
 * @param stillActive share (0–1) of those who register that is expected to be active after 12 months
 */
export function draftRequest(
  desa: readonly DraftDesa[],
  { base, teams, officers, maxStops, from, to }: DraftTeams,
  stillActive: number,
): OutreachRequestInput {
  const kecamatan = [...new Set(desa.map((one) => one.kecamatan))];
  return {
    format: 1,
    horizon: { from, to },
    places: [{ id: BASE, ...base }, ...desa.map(({ code, lat, lon }) => ({ id: code, lat, lon }))],
    teams: Array.from({ length: teams }, (_, i) => ({
      ...{ id: `Tim ${i + 1}`, start: BASE, maxStops, officers },
      ...WORKING,
    })),
    desa: desa.map(({ code, kecamatan: of, unprotected }) => ({
      ...{ code, place: code, kecamatan: of, visitMinutes: VISIT_MINUTES, stillActive },
      registrations: expectedRegistrations(unprotected, { officers, minutes: VISIT_MINUTES }),
    })),
    travel: { kind: 'estimate' },
    floors: kecamatan.map((one) => ({ kecamatan: one, visits: 1 })),
  };
}
