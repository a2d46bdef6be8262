import { reviewReasonSentence } from '#lib/views/import-sentences.ts';
import type { ImportReport } from '#lib/views/import-data.ts';
import type { Lang } from '#lib/views/page-data.ts';
import { csvField } from '../coverage/formats.ts';

/** Rows to review and rejected ones as CSV: line, what was given, why, and which desa it could be. */
export function problemsCsv(
  { review, rejected }: Pick<ImportReport, 'review' | 'rejected'>,
  lang: Lang,
): string {
  const rows = [
    ...review.map((item): [number, string, string, string] => [
      item.line,
      [item.given.code, item.given.kecamatan, item.given.desa].filter((part) => part !== '').join(' / '),
      reviewReasonSentence(item.reason, lang),
      item.candidates.map(({ code, name, kecamatan }) => `${code} ${name} (${kecamatan})`).join('; '),
    ]),
    ...rejected.map(({ line, reason, given }): [number, string, string, string] => [
      line,
      given === null ? '' : String(given),
      reason,
      '',
    ]),
  ].sort((a, b) => a[0] - b[0]);
  const header =
    lang === 'id' ? ['baris', 'isi', 'alasan', 'kemungkinan'] : ['line', 'given', 'reason', 'candidates'];
  return [header, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}
