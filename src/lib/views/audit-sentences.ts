import type { AuditDetails, AuditEntry } from './audit-data.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/** Who did what: `Sri menetapkan target`. */
export function auditSentence({ actorName, actorKind, action }: AuditEntry, lang: Lang): string {
  const { audit } = wordsFor(lang).accounts;
  const who = actorName || audit.kind[actorKind] || actorKind;
  return `${who} ${audit.action[action]}`;
}

/** What belongs to it: `tahun: 2027 · alasan: …`; what is not known is left out. */
export function auditDetails(details: AuditDetails): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ');
}
