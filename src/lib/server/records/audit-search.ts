import { AUDIT_ACTIONS } from '#lib/views/audit-data.ts';
import { ParameterError } from '../coverage/parameters.ts';
import type { AuditSearch } from './audit.ts';

/** Names of the parameters of a search, on the page, over HTTP and on the command line. */
export const AUDIT_PARAMETERS = ['cari', 'tindakan', 'dari', 'sampai', 'sebelum'] as const;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The search that parameters ask for: `cari` (text), `tindakan` (an action), `dari` and `sampai` (days in Jakarta, both included),
 * `sebelum` (id; the page after it).
 * @throws ParameterError naming what is wrong
 */
export function parseAuditSearch(parameters: URLSearchParams, limit: number): AuditSearch {
  const text = (name: (typeof AUDIT_PARAMETERS)[number]) => parameters.get(name)?.trim() ?? '';
  const search: AuditSearch = { limit };
  if (text('cari') !== '') search.text = text('cari').slice(0, 200);
  const action = AUDIT_ACTIONS.find((known) => known === text('tindakan'));
  if (text('tindakan') !== '' && action === undefined)
    throw new ParameterError('tindakan', text('tindakan'), AUDIT_ACTIONS);
  if (action !== undefined) search.action = action;
  if (text('dari') !== '') search.from = dayOf('dari', text('dari'));
  if (text('sampai') !== '') search.to = new Date(dayOf('sampai', text('sampai')).getTime() + DAY_MS);
  if (text('sebelum') !== '') search.before = idOf(text('sebelum'));
  return search;
}

/** Midnight in Jakarta, which has had one time all year round. */
function dayOf(name: string, text: string): Date {
  const day = new Date(`${text}T00:00:00+07:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()))
    throw new ParameterError(name, text, [], 'a day, YYYY-MM-DD');
  return day;
}

function idOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new ParameterError('sebelum', text, [], 'the id of an entry');
  return Number(text);
}
