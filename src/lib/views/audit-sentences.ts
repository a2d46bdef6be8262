import { formatFor } from './format.ts';
import type { AuditDetails, AuditEntry } from './audit-data.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

type Detail = AuditDetails[string] | undefined;

/**
 * Who did what, with what belongs to it: `Sri menetapkan target 2027: BPU 25.000 (versi 3), ‘rapat kerja’`,
 * `Sri memuat berkas “okt.csv” (Jumlah peserta, Okt 2026): 882 baris, 61.000 orang`. What is not known is left out.
 */
export function auditSentence(entry: AuditEntry, lang: Lang): string {
  const { audit } = wordsFor(lang).accounts;
  const { actorName, actorKind, action, objectId } = entry;
  const did = `${actorName || audit.kind[actorKind] || actorKind} ${audit.action[action]}`;
  if (action.startsWith('import.')) return `${did} ${ofImport(entry.details, lang)}`;
  if (action.startsWith('target.')) return `${did} ${objectId ?? ''}: ${ofTarget(entry.details, lang)}`;
  const rest = labelled(entry.details, lang);
  return rest === '' ? did : `${did}: ${rest}`;
}

/** What belongs to an entry, as it is kept: `fileName: okt.csv · rows: 882`; what is not known is left out. */
export function auditDetails(details: AuditDetails): string {
  return given(details)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ');
}

function ofImport({ fileName, kind, from, to, rows, people }: AuditDetails, lang: Lang): string {
  const { accounts, imports } = wordsFor(lang);
  const { count, month } = formatFor(lang);
  const kinds: Record<string, string> = imports.kind;
  const span = [...new Set([from, to])]
    .filter(isText)
    .map((period) => month(period))
    .join('–');
  const file = accounts.audit.file(text(fileName), kinds[text(kind)] ?? text(kind), span);
  const sums = [
    isNumber(rows) ? accounts.audit.rows(count(rows)) : '',
    isNumber(people) ? accounts.audit.people(count(people)) : '',
  ];
  return `${file}: ${sums.filter(Boolean).join(', ')}`.replace(/: $/, '');
}

function ofTarget({ version, pu, bpu, jakon, reason }: AuditDetails, lang: Lang): string {
  const { audit } = wordsFor(lang).accounts;
  const { count } = formatFor(lang);
  const segments: [string, Detail][] = [
    ['PU', pu],
    ['BPU', bpu],
    ['Jakon', jakon],
  ];
  const goals = segments.flatMap(([name, people]) => (isNumber(people) ? `${name} ${count(people)}` : []));
  const number = isNumber(version) ? ` (${audit.version(count(version))})` : '';
  const why = isText(reason) ? `, ${audit.because(reason)}` : '';
  return `${goals.join(', ') || audit.nothing}${number}${why}`;
}

/** `nama: Budi · peran: Perencana`. */
function labelled(details: AuditDetails, lang: Lang): string {
  return given(details)
    .map(([name, value]) => `${labelOf(name, lang)}: ${valueOf(name, value, lang)}`)
    .join(' · ');
}

/** A name such as `sds.tpak` says which of several. */
function labelOf(name: string, lang: Lang): string {
  const { detail } = wordsFor(lang).accounts.audit;
  const [, group = name, which = ''] = /^([^.]+)\.(.+)$/.exec(name) ?? [];
  return detail[name] ?? [detail[group] ?? group, which].filter(Boolean).join(' ');
}

function valueOf(name: string, value: Detail, lang: Lang): string {
  const { reportsPage, accounts } = wordsFor(lang);
  const { audit, role, own } = accounts;
  const templates: Record<string, string> = reportsPage.template;
  if (name === 'template') return templates[text(value)] ?? text(value);
  if (name === 'period')
    return text(value) === 'latest' ? reportsPage.latest : formatFor(lang).month(text(value));
  const known: Record<string, string> = { ...role, ...own.permission };
  if (typeof value === 'boolean') return value ? audit.yes : audit.no;
  if (isNumber(value)) return formatFor(lang).count(value);
  if (isText(value)) return known[value] ?? value;
  return (value ?? []).map((one) => known[one] ?? one).join(', ');
}

function given(details: AuditDetails): [string, AuditDetails[string]][] {
  return Object.entries(details).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
}

function text(value: Detail): string {
  return isText(value) ? value : '';
}

function isText(value: Detail): value is string {
  return typeof value === 'string' && value !== '';
}

function isNumber(value: Detail): value is number {
  return typeof value === 'number';
}
