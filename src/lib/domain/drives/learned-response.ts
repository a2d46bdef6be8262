import type { Range } from '../outreach/request.ts';
import { repeatShare, RESPONSE, type ResponseRates } from '../outreach/response.ts';
import { TERRAINS, type Terrain } from '../workers/terrain.ts';
import { learnShares, type LearnedShare, type ShareSeen } from './learned-share.ts';

/** What came of one visit, and how many could have come. */
export interface VisitOutcome {
  terrain: Terrain;
  /** Unprotected workers of the desa in the month before; null: unknown. */
  unprotected: number | null;
  /** People; null: not counted. */
  attended: number | null;
  registered: number;
  /** Days since the visit to the desa before this one; null: it was the first. */
  daysSince: number | null;
}

/** Both shares of a place: what was assumed, what visits have taught, and how many visits that rests on. */
export type Learned = Record<'attendance' | 'conversion', LearnedShare>;

export interface LearnedResponse {
  /** What is expected in a terrain where nobody has been yet. */
  branch: Learned;
  terrains: Record<Terrain, Learned>;
  /** How alike people of one visit are (0–1), as reckoned with. */
  alike: Record<'attendance' | 'conversion', number>;
  /** Visits that teach nothing about attendance, because it or the unprotected workers are not known. */
  leftOut: number;
  /** Visits to which more people came than there are unprotected workers, or at which more registered than came: counted as all of them. */
  overFull: number;
}

/** As if the middle assumption had been seen on so many people: makes the beta as wide as low–high, read as 10% and 90%. */
const STRENGTH = { attendance: 16, conversion: 12 } as const;
/** Assumption: how alike people of one visit are; visits then differ by ±0.07 around 0.12, and by ±0.14 around 0.25 (SD). */
const ALIKE = { attendance: 0.05, conversion: 0.1 } as const;

/**
 * Attendance and conversion learned from visits, by terrain: each is drawn towards what other terrains show, and both towards the
 * assumptions of `RESPONSE`, the more so the fewer the visits. Without visits they are the assumptions. The order of visits does not
 * matter. Of attendance, n people of a visit are the unprotected × what a repeated visit brings (`repeatShare`); of conversion those
 * who came. The rule itself, and how to work it out by hand: `learnShares`.
 */
export function learnResponse(visits: readonly VisitOutcome[]): LearnedResponse {
  const attendance = visits.flatMap((visit) => shareSeen(visit.terrain, visit.attended, reached(visit)));
  const conversion = visits.flatMap((visit) => shareSeen(visit.terrain, visit.registered, visit.attended));
  const learned = {
    attendance: learnShares(attendance, assumptionOf('attendance')),
    conversion: learnShares(conversion, assumptionOf('conversion')),
  };
  const of = (place: Terrain | 'branch'): Learned => ({
    attendance: learned.attendance.places[place],
    conversion: learned.conversion.places[place],
  });
  return {
    branch: of('branch'),
    terrains: Object.fromEntries(TERRAINS.map((terrain) => [terrain, of(terrain)])) as Record<
      Terrain,
      Learned
    >,
    alike: { attendance: learned.attendance.alike, conversion: learned.conversion.alike },
    leftOut: visits.length - attendance.length,
    overFull: visits.filter(isOverFull).length,
  };
}

/** The shares (0–1) that a plan reckons with in a terrain, for `expectedRegistrations`. */
export function responseFor({ terrains }: LearnedResponse, terrain: Terrain): ResponseRates {
  const { attendance, conversion } = terrains[terrain];
  return { attendance: attendance.learned, conversion: conversion.learned };
}

function assumptionOf(of: 'attendance' | 'conversion') {
  const range: Range = RESPONSE[of];
  return { range, strength: STRENGTH[of], alike: ALIKE[of] };
}

/** People a visit could bring; null: unknown. */
function reached({ unprotected, daysSince }: VisitOutcome): number | null {
  return unprotected === null ? null : unprotected * repeatShare(daysSince);
}

function shareSeen(terrain: Terrain, of: number | null, people: number | null): ShareSeen[] {
  if (of === null || people === null || people <= 0) return [];
  return [{ terrain, people, share: Math.min(1, of / people) }];
}

function isOverFull(visit: VisitOutcome): boolean {
  const { attended, registered } = visit;
  const most = reached(visit);
  return attended !== null && ((most !== null && attended > most) || registered > attended);
}
