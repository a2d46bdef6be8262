import type { AuditEntry } from '#lib/views/audit-data.ts';
import { auditDetails } from '#lib/views/audit-sentences.ts';
import { csvField } from '../coverage/formats.ts';

export const AUDIT_FORMATS = ['csv', 'json'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

const HEADER = [
  'id',
  'at',
  'actor',
  'actor_kind',
  'origin',
  'action',
  'object_kind',
  'object_id',
  'details',
].join(',');

/** Entries as one JSON array, or as CSV (RFC 4180) in which nothing is taken for a formula; in pieces, as they come. */
export async function* exportAudit(
  pages: AsyncIterable<readonly AuditEntry[]>,
  format: AuditFormat,
): AsyncGenerator<string> {
  yield format === 'json' ? '[' : `${HEADER}\r\n`;
  let isFirst = true;
  for await (const entries of pages) {
    if (format === 'csv') yield entries.map(csvLine).join('');
    else yield (isFirst ? '' : ',') + entries.map((entry) => JSON.stringify(entry)).join(',');
    isFirst = false;
  }
  if (format === 'json') yield ']';
}

function csvLine(entry: AuditEntry): string {
  const { id, at, actorName, actorKind, origin, action, objectKind, objectId, details } = entry;
  const cells = [id, at, actorName, actorKind, origin, action, objectKind, objectId, auditDetails(details)];
  return `${cells.map(csvField).join(',')}\r\n`;
}
