/** Address of a plan's route sheets, of all days or of one date and team; `isi` says which pages the PDF has. */
export function sheetsUrl(
  planId: string,
  format: 'pdf' | 'xlsx' | 'ics' | 'txt',
  query: { tanggal?: string; tim?: string; isi?: 'jalan' | 'desa' | 'semua'; lang?: 'en' } = {},
): string {
  const text = new URLSearchParams(query).toString();
  return `/api/v1/plans/${encodeURIComponent(planId)}/sheets.${format}${text === '' ? '' : `?${text}`}`;
}
