import type { SnapshotPlace } from '#lib/domain/reports/snapshot.ts';
import { coversCode } from '../../accounts/actor.ts';
import type { PageContext } from '../../pages/app.ts';
import { UserError } from '../../user-error.ts';

/** The place of a report. @throws UserError when it is not there (any more), or outside the kecamatan of whoever asks */
export function placeOf({ facts, areas }: PageContext, code: string): SnapshotPlace {
  const kabupaten = facts.scope.name;
  if (!coversCode({ areas }, code))
    throw new UserError(
      'This place is outside the kecamatan of your account; choose one of yours.',
      'Wilayah ini di luar kecamatan akun Anda; pilih salah satu wilayah Anda.',
    );
  if (code === facts.scope.code)
    return { level: 'kabupaten', code, name: kabupaten, kecamatan: null, kabupaten };
  const kecamatan = facts.kecamatan.find((one) => one.code === code);
  if (kecamatan) return { level: 'kecamatan', code, name: kecamatan.name, kecamatan: null, kabupaten };
  const desa = facts.desa.find((one) => one.code === code);
  if (desa) return { level: 'desa', code, name: desa.name, kecamatan: desa.kecamatan, kabupaten };
  throw new UserError(
    `There is no place ${code} in the figures (any more); choose another one for the report.`,
    `Wilayah ${code} tidak ada (lagi) di data; pilih wilayah lain untuk laporan ini.`,
  );
}

/** Codes of the desa of a place, in their order. */
export function desaIn({ facts }: PageContext, place: Pick<SnapshotPlace, 'code'>): string[] {
  return facts.desa.map(({ code }) => code).filter((code) => liesIn(code, place));
}

/** Whether a code is that of the place or of a part of it. */
export function liesIn(code: string, place: Pick<SnapshotPlace, 'code'>): boolean {
  return code === place.code || code.startsWith(`${place.code}.`);
}

/** The kecamatan code of a desa code. */
export function kecamatanOf(code: string): string {
  return code.split('.').slice(0, 3).join('.');
}
