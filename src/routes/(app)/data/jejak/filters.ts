/** Parameters of the page that narrow the list. */
export const AUDIT_FILTERS: readonly string[] = ['cari', 'siapa', 'tindakan', 'objek', 'dari', 'sampai', 'sebelum'];

/** The query of the page with some parameters changed; `only` the filters, for the downloads. */
export function auditQuery(url: URL, change: Record<string, string>, only = false): string {
  const query = new URLSearchParams(url.searchParams);
  for (const name of [...query.keys()])
    if (query.get(name) === '' || (only && (!AUDIT_FILTERS.includes(name) || name === 'sebelum'))) query.delete(name);
  for (const [name, value] of Object.entries(change)) query.set(name, value);
  return query.size === 0 ? '' : `?${query}`;
}
