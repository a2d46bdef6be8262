import type { Segment } from '../workers/segments.ts';
import type { Period } from '../calendar/period.ts';

/**
 * Who pays the contribution (sumber iuran). `pemberi-kerja` is the employer or project of PU and Jakon;
 * `tidak-tercatat`: the source does not say.
 */
export const PAYERS = [
  'pemberi-kerja',
  'mandiri',
  'donatur',
  'csr',
  'apbd',
  'apbdes',
  'dbhcht',
  'perisai',
  'tidak-tercatat',
] as const;
export type Payer = (typeof PAYERS)[number];

/** Payers who pay for many people at once, up to an agreed month; the others pay for one person at a time. */
export const SPONSORS = ['donatur', 'csr', 'apbd', 'apbdes', 'dbhcht'] as const satisfies readonly Payer[];
export type Sponsor = (typeof SPONSORS)[number];

/** Whether a payer pays for many people at once. */
export function isSponsor(payer: Payer): payer is Sponsor {
  return (SPONSORS as readonly Payer[]).includes(payer);
}

/**
 * What a count counts. `aktif` and `menunggak` are stocks at the end of the month and exclude each other;
 * `baru` (first month or reactivated, a part of `aktif`) and `berakhir` (grace ran out) are flows of the month.
 */
export const STATUSES = ['aktif', 'menunggak', 'baru', 'berakhir'] as const;
export type Status = (typeof STATUSES)[number];

/**
 * One row of the clean enrollment form `periode,kode_desa,segmen,sumber_iuran,status,jumlah`.
 * A desa × segment × month is *reported* when at least one `aktif` row names it, be it 0;
 * a desa × segment without such a row is unknown for that month, never zero.
 */
export interface EnrollmentCount {
  period: Period;
  desaCode: string;
  segment: Segment;
  payer: Payer;
  status: Status;
  /** Last month they are paid for, where that is known. */
  paidThrough?: Period;
  /** First month of their membership, where that is known. */
  firstMonth?: Period;
  count: number;
}
