import type { Segment } from './segments.ts';

/** A status of the main job in the labour force survey, and where such a worker belongs. */
export interface MainJobStatus {
  /** Number in the questionnaire of Sakernas. */
  status: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Formal employment as BPS counts it: employers with permanent staff, and employees. */
  formal: boolean;
  /** Segment of BPJS Ketenagakerjaan; `null`: usually outside its potential. */
  segment: Segment | null;
}

/**
 * The seven statuses. The two ways of counting part at 3 (formal for BPS, BPU for BPJS), at 4 (civil servants, military
 * and police are formal for BPS and insured by Taspen and ASABRI) and at 7 (informal for BPS, no potential of BPJS).
 * Source: concepts of BPS Sakernas; segments of BPJS Ketenagakerjaan.
 */
export const MAIN_JOB_STATUSES: readonly MainJobStatus[] = [
  { status: 1, formal: false, segment: 'bpu' },
  { status: 2, formal: false, segment: 'bpu' },
  { status: 3, formal: true, segment: 'bpu' },
  { status: 4, formal: true, segment: 'pu' },
  { status: 5, formal: false, segment: 'bpu' },
  { status: 6, formal: false, segment: 'bpu' },
  { status: 7, formal: false, segment: null },
];
