import type { Payer } from '../coverage/enrollment.ts';
import type { ChannelKind, Programme } from './kinds.ts';

/** People registered at a visit. */
export interface Registration {
  programme: Programme;
  payer: Payer;
  people: number;
}

/** What happened at a visit to a desa; `null` was not counted. Numbers are people, `minutes` on the spot. */
export interface Visit {
  id: string;
  driveId: string | null;
  code: string;
  /** ISO date, in Asia/Jakarta. */
  date: string;
  attended: number | null;
  registrations: readonly Registration[];
  reactivated: number | null;
  minutes: number | null;
  partnerId: string | null;
  channel: ChannelKind | null;
  note: string;
}

/** All people registered at a visit. */
export function registeredAt({ registrations }: Pick<Visit, 'registrations'>): number {
  return registrations.reduce((sum, { people }) => sum + people, 0);
}
