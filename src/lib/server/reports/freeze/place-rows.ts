import { publishedRow, type PublishedRow } from '#lib/domain/coverage/published-row.ts';
import type { Period } from '#lib/domain/calendar/period.ts';
import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { SnapshotPlace } from '#lib/domain/reports/snapshot.ts';
import type { DenominatorId } from '#lib/domain/workers/segments.ts';
import { UserError } from '../../user-error.ts';
import { cellId } from './count-tables.ts';
import type { Freezing } from './freezing.ts';
import { desaIn, kecamatanOf } from './place.ts';

/** More desa than these are in no report. */
const MOST_DESA = 2000;
const NEED_DESA = ['map', 'ranking', 'desa'];

/**
 * The rows that a report says: of its place, first, and of what it is made of; of a desa those of its kecamatan, to compare.
 * @throws UserError where a block needs more desa than a report can hold
 */
export async function placeRows(
  freezing: Freezing,
  place: SnapshotPlace,
  { period, denominator, blocks }: { period: Period } & Pick<ReportAsked, 'denominator' | 'blocks'>,
): Promise<PublishedRow[]> {
  return publishedRows(freezing, codesOf(freezing, place, blocks), { period, denominator });
}

/** Rows of some places as they leave the house; desa without their total. */
export async function publishedRows(
  freezing: Freezing,
  codes: readonly string[],
  { period, denominator }: { period: Period; denominator: DenominatorId },
): Promise<PublishedRow[]> {
  const [rows, { said }] = [await freezing.rows(period, denominator), await freezing.month(period)];
  return codes
    .flatMap((code) => rows.get(code) ?? [])
    .filter(({ level, segment }) => level !== 'desa' || segment !== 'total')
    .map((row) => publishedRow(row, said.get(cellId(row)) ?? null));
}

function codesOf({ context }: Freezing, place: SnapshotPlace, blocks: ReportAsked['blocks']): string[] {
  if (place.level === 'desa') return [place.code, kecamatanOf(place.code)];
  const desa = desaIn(context, place);
  if (place.level === 'kecamatan') return [place.code, ...desa];
  const parts = [place.code, ...context.facts.kecamatan.map(({ code }) => code)];
  if (!blocks.some(({ kind }) => NEED_DESA.includes(kind))) return parts;
  if (desa.length > MOST_DESA)
    throw new UserError(
      `A map, a ranking and desa profiles hold up to ${MOST_DESA} desa; make this report of a kecamatan, or leave them out.`,
      `Peta, peringkat, dan profil desa memuat paling banyak ${MOST_DESA} desa; buat laporan per kecamatan, atau hapus blok itu.`,
    );
  return [...parts, ...desa];
}
