import type { ReportDocument } from '#lib/views/report/document.ts';

/** Every text of a report, with where it stands. */
export function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

/** `1.234,5` as 1234.5, in the language it was written in; with its sign. */
export function numberOf(text: string, lang: ReportDocument['lang']): number {
  const plain = lang === 'id' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  return Number(plain.replace('−', '-').replace('%', ''));
}
