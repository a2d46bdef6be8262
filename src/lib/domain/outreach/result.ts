import type { NamedClash } from './clash/clash.ts';
import type { Explanations } from './explain/explanations.ts';
import type { Range } from './request.ts';

/** One stop of a team's day. Times are minutes after midnight. */
export interface PlannedStop {
  desa: string;
  kind: 'first' | 'repeat' | 'follow-up';
  arrive: number;
  /** Later than `arrive` where a window makes the team wait. */
  begin: number;
  leave: number;
  /** Travel from the place before. */
  travelMinutes: number;
  travelKm: number;
  /** People: new registrations, or of a follow-up those who come back. */
  people: Range;
}

/** A day's work of one team. Teams that stay at home are not listed. */
export interface PlannedDay {
  date: string;
  team: string;
  stops: PlannedStop[];
  /** Leaves the first place and is back at the last. */
  from: number;
  back: number;
  travelMinutes: number;
  visitMinutes: number;
  km: number;
  costIdr: number;
}

/** A wish that the plan does not meet, and by how much. */
export interface MissedWish {
  wish: string;
  wanted: number;
  planned: number;
}

export interface OutreachPlan {
  days: PlannedDay[];
  /** How many of them were to stay as they are: the bound then holds for plans that keep them. Left out: none. */
  keptDays?: number;
  /** Objective value, and what cannot be exceeded by any plan; gap = (bound − value) ÷ bound, 0–1. */
  value: number;
  bound: number;
  gap: number;
  registrations: Range;
  recovered: Range;
  km: number;
  costIdr: number;
  minutes: number;
  missed: MissedWish[];
  /** Wishes that cannot all be met; null where none is missed, or nobody has looked. */
  clash: NamedClash | null;
  /** Null where the plan has not been explained (yet). */
  explanations: Explanations | null;
  seed: number;
  /** Seconds and steps that the planning took. */
  seconds: number;
  iterations: number;
}
