import { z } from 'zod';

/** What a branch may set about its reports; no part of a build. */
export const reportSettingsSchema = z.strictObject({
  /** Counts from 1 to one below it never leave the house; fewer than 3 would protect nobody. */
  threshold: z.number().int().min(3).max(20).default(5),
});

export type ReportSettings = z.infer<typeof reportSettingsSchema>;

export const DEFAULT_REPORTS: ReportSettings = reportSettingsSchema.parse({});
