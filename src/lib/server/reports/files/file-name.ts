import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { slug } from '../../slug.ts';
import type { ReportFormat } from './report-file.ts';

/**
 * Name of a file of reports: `laporan-ringkasan-rembang-2026-10.pdf`, of several desa `laporan-desa-rembang-2026-10.pdf`;
 * `simulasi-` before it where any figure is simulated.
 */
export function reportFileName(snapshots: readonly Snapshot[], format: ReportFormat): string {
  const { template, place, period, lang } = snapshots[0]!;
  const words = wordsFor(lang).reportFiles;
  const simulated = snapshots.some((one) => one.simulated) ? words.simulated : '';
  // The same name is found in several kecamatan.
  const where = snapshots.length > 1 ? place.kabupaten : `${place.name} ${place.kecamatan ?? ''}`;
  const short = where.replace(/^kabupaten /i, '');
  return `${slug(`${simulated} ${words.fileName[template]} ${short} ${period}`)}.${format}`;
}

/** Name of the file of a section's table in an archive. */
export const tableFile = (section: string) => `${section}.csv`;

/** Name of the file of a section's picture in an archive. */
export const pictureFile = (section: string) => `${section}.svg`;
