import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { slug } from '../../slug.ts';
import { kecamatanOf } from '../freeze/place.ts';
import type { ReportFormat } from './report-file.ts';

/**
 * Name of a file of reports: `laporan-ringkasan-rembang-2026-10.pdf`; of several desa `laporan-desa-rembang-2026-10.pdf`, or
 * `laporan-desa-kecamatan-sale-2026-10.pdf` where all lie in one kecamatan; `simulasi-` before it where any figure is simulated.
 */
export function reportFileName(snapshots: readonly Snapshot[], format: ReportFormat): string {
  const { template, period, lang } = snapshots[0]!;
  const words = wordsFor(lang).reportFiles;
  const simulated = snapshots.some((one) => one.simulated) ? words.simulated : '';
  const short = whereOf(snapshots).replace(/^kabupaten /i, '');
  return `${slug(`${simulated} ${words.fileName[template]} ${short} ${period}`)}.${format}`;
}

function whereOf(snapshots: readonly Snapshot[]): string {
  const { place, lang } = snapshots[0]!;
  // The same name is found in several kecamatan.
  if (snapshots.length === 1) return `${place.name} ${place.kecamatan ?? ''}`;
  const isOne = snapshots.every((one) => kecamatanOf(one.place.code) === kecamatanOf(place.code));
  if (place.kecamatan === null || !isOne) return place.kabupaten;
  // A kecamatan may be called as its kabupaten is.
  return wordsFor(lang).reportsPage.place.ofKecamatan(place.kecamatan);
}

/** Name of the file of a section's table in an archive. */
export const tableFile = (section: string) => `${section}.csv`;

/** Name of the file of a section's picture in an archive. */
export const pictureFile = (section: string) => `${section}.svg`;
