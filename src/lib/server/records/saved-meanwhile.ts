import { UserError } from '../user-error.ts';

/** What may have been done, and to what. */
const DONE = {
  report: ['changed this report', 'laporan ini diubah'],
  plan: ['changed or published this plan', 'rencana ini diubah atau diterbitkan'],
} as const;

/** That what was to be saved was made from a version that is no longer the last one. */
export function savedMeanwhile(what: keyof typeof DONE): UserError {
  const [english, indonesian] = DONE[what];
  return new UserError(
    `Somebody else, or another tab, has ${english} meanwhile. Open it again; what you see here was not saved.`,
    `Sementara itu ${indonesian} orang lain atau tab lain. Buka lagi; yang terlihat di sini belum tersimpan.`,
  );
}
