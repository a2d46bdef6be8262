import type { Period } from '../domain/calendar/period.ts';
import type { Sector } from '../domain/contributions/rules.ts';
import type { CoverageRow } from '../domain/coverage/coverage.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import type { ChannelKind, DriveStatus } from '../domain/drives/kinds.ts';
import type { Range } from '../domain/outreach/request.ts';
import type { PlannedDay, PlannedStop } from '../domain/outreach/result.ts';
import type { DenominatorId } from '../domain/workers/segments.ts';

/** A place on the map, WGS 84. */
export interface SheetPlace {
  name: string;
  lat: number;
  lon: number;
}

/** A stop of a team's day; times are minutes after midnight. What came with a move after publishing has no travel. */
export interface SheetStop extends SheetPlace, Pick<PlannedStop, 'kind' | 'begin' | 'leave' | 'people'> {
  code: string;
  kecamatan: string;
  arrive: number | null;
  travelMinutes: number | null;
  travelKm: number | null;
  partner: string | null;
  /** Null before the plan is published. */
  status: DriveStatus | null;
  /** Where it was moved: ISO date it goes to, and the one it comes from. */
  movedTo: string | null;
  movedFrom: string | null;
}

/** What one team does on one day; the travel is null where the day is made of moved visits only. */
export interface SheetDay extends Pick<PlannedDay, 'date' | 'team'> {
  officers: number | null;
  travel: Pick<PlannedDay, 'from' | 'back' | 'travelMinutes' | 'visitMinutes' | 'km' | 'costIdr'> | null;
  stops: SheetStop[];
}

/** What a person pays for a month, whole rupiah; null: no rule says. */
export interface SheetContribution {
  month: Period;
  /** `JKK+JKM` alone, and with `JHT`, of people who pay for themselves; by sector where they differ. */
  amounts: { sectors: Sector[]; accidentAndDeath: number | null; withOldAge: number | null }[];
  /** Of JKK+JKM in the months after, soonest first. */
  changes: { month: Period; sector: Sector; beforeIdr: number; afterIdr: number }[];
}

/** What was done in a desa before. */
export interface SheetHistory {
  visits: number;
  lastVisit: string | null;
  attended: number | null;
  registered: number;
}

/** What officers should know of a desa. People, unless told otherwise. */
export interface SheetBriefing extends SheetPlace {
  code: string;
  kecamatan: string;
  terrain: string;
  population: number;
  populationPeriod: Period | null;
  areaKm2: number;
  visits: {
    date: string;
    team: string;
    begin: number;
    leave: number;
    kind: PlannedStop['kind'];
    people: Range;
  }[];
  /** Null where the figures have no such desa. */
  coverage: CoverageRow | null;
  /** Most first; null: no month of occupations is imported. */
  occupations: { period: Period; people: number; most: { name: string; people: number }[] } | null;
  payers: { payer: Payer; active: number }[];
  /** Batches of sponsors, soonest first. */
  batches: { payer: Payer; people: number; lastMonth: Period }[];
  partners: string[];
  /** Nearest first, km by road, estimated; null: no list of channels is imported. */
  channels: { kind: ChannelKind; name: string; km: number }[] | null;
  history: SheetHistory;
  contribution: SheetContribution;
}

/** All that route sheets are made of. */
export interface SheetData {
  plan: { id: string; name: string; version: number; from: string; to: string };
  base: SheetPlace;
  /** As planned, whatever became of it afterwards. */
  totals: {
    registrations: Range;
    recovered: Range;
    km: number;
    costIdr: number;
    minutes: number;
    visits: number;
    desa: number;
    teamDays: number;
  };
  /** Visits cancelled and moved since it was published. */
  changed: {
    cancelled: number;
    moved: number;
    /** All that has happened to the visits, which only grows. */
    steps: number;
  };
  days: SheetDay[];
  briefings: SheetBriefing[];
  /** Outlines of all desa of the figures: rings of [longitude, latitude]. */
  outlines: { code: string; rings: (readonly [number, number])[][] }[];
  figures: {
    period: Period;
    denominator: DenominatorId;
    denominatorAsOf: Period | null;
    simulated: boolean;
    builtAt: string;
  };
  /** ISO instant. */
  madeAt: string;
}
