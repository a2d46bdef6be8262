import type { AuditEntry } from '#lib/views/audit-data.ts';
import { auditDetails } from '#lib/views/audit-sentences.ts';
import { csvField } from '../coverage/formats.ts';

export const AUDIT_FORMATS = ['csv', 'json'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** Entries as JSON, or as CSV in which nothing is taken for a formula. */
export function exportAudit(entries: readonly AuditEntry[], format: AuditFormat): string {
  if (format === 'json') return JSON.stringify(entries);
  const header = [
    'id',
    'at',
    'actor',
    'actor_kind',
    'origin',
    'action',
    'object_kind',
    'object_id',
    'details',
  ];
  const rows = entries.map((entry) => [
    entry.id,
    entry.at,
    entry.actorName,
    entry.actorKind,
    entry.origin,
    entry.action,
    entry.objectKind,
    entry.objectId,
    auditDetails(entry.details),
  ]);
  return [header, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}
