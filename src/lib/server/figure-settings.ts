import { z } from 'zod';
import { PAYERS, type Payer } from '#lib/domain/coverage/enrollment.ts';
import { DENOMINATORS } from '#lib/domain/workers/segments.ts';
import { OCCUPATION_STATUSES } from '#lib/domain/workers/occupations.ts';
import { largestSd, UNCERTAIN_QUANTITIES } from '#lib/domain/workers/uncertainty.ts';

/** Who can pay for a self-employed worker. */
export const BPU_PAYERS = PAYERS.filter((payer) => payer !== 'pemberi-kerja');

const DISCOUNTED: readonly Payer[] = ['mandiri', 'perisai', 'donatur', 'csr'];

/** What a branch may set about its figures; part of every build, so that a change makes a new one. */
export const figureSettingsSchema = z.strictObject({
  /** The set that is shown unless another one is asked for. */
  denominator: z.enum(DENOMINATORS).default('potensi'),
  /** Months in arrears before a membership has ended; sources say three, or more than three. */
  graceMonths: z.number().int().min(0).max(12).default(3),
  /** Standard deviations that differ from data/reference/uncertainty.csv. */
  sds: z
    .partialRecord(z.enum(UNCERTAIN_QUANTITIES), z.number().min(0))
    .default({})
    .superRefine((sds, context) => {
      for (const quantity of UNCERTAIN_QUANTITIES) {
        const most = largestSd(quantity);
        if ((sds[quantity] ?? 0) > most)
          context.addIssue({ code: 'custom', path: [quantity], message: `at most ${most}` });
      }
    }),
  /** Statuses of occupations that differ from data/reference/occupations.csv, by the name there. */
  occupations: z.record(z.string().max(100), z.enum(OCCUPATION_STATUSES)).default({}),
  /** Payers whose contribution follows the rules for self-payers; the others those for government. */
  selfPaying: z.array(z.enum(BPU_PAYERS as [Payer, ...Payer[]])).default([...DISCOUNTED]),
});

export type FigureSettings = z.infer<typeof figureSettingsSchema>;

export const DEFAULT_FIGURES: FigureSettings = figureSettingsSchema.parse({});
