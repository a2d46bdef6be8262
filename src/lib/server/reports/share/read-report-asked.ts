import { reportAskedSchema, type ReportAsked } from '#lib/domain/reports/report-asked.ts';
import { LEVEL_OF } from '#lib/domain/reports/template-level.ts';
import { availableDenominators } from '#lib/domain/workers/segments.ts';
import type { PageContext } from '../../pages/app.ts';
import { UserError } from '../../user-error.ts';

/** What the fields of a report are called, in English and Indonesian. */
const FIELDS: Record<string, readonly [string, string]> = {
  title: ['Title', 'Judul'],
  template: ['Kind of report', 'Jenis laporan'],
  code: ['Place', 'Wilayah'],
  period: ['Month', 'Bulan'],
  denominator: ['Denominator', 'Penyebut'],
  lang: ['Language', 'Bahasa'],
  blocks: ['Blocks', 'Isi'],
};

/**
 * What the desk of a report sends, about a place, month and denominator that the served build has.
 * @throws UserError that names what to mend
 */
export function readReportAsked({ facts }: Pick<PageContext, 'facts'>, sent: unknown): ReportAsked {
  const parsed = reportAskedSchema.safeParse(sent);
  if (!parsed.success) throw notUsable(parsed.error.issues[0]?.path ?? []);
  const asked = parsed.data;
  const places = {
    kabupaten: [facts.scope],
    kecamatan: facts.kecamatan,
    desa: facts.desa,
  }[LEVEL_OF[asked.template]];
  if (!places.some(({ code }) => code === asked.code)) throw notUsable(['code']);
  if (asked.period !== 'latest' && !facts.periods.includes(asked.period)) throw notUsable(['period']);
  if (!availableDenominators(facts.denominators).includes(asked.denominator))
    throw notUsable(['denominator']);
  return asked;
}

/** That a field, named by its path, cannot be used. */
export function notUsable(path: readonly PropertyKey[]): UserError {
  const [field, at] = path;
  const [english, indonesian] = FIELDS[String(field)] ?? ['the report', 'laporan'];
  const which = field === 'blocks' && typeof at === 'number' ? ` ${at + 1}` : '';
  return new UserError(
    `Something in “${english}${which}” cannot be used. Choose or fill it in again.`,
    `Isian “${indonesian}${which}” tidak bisa dipakai. Pilih atau isi lagi.`,
  );
}
