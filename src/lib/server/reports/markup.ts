import { escapeHtml } from '#lib/views/escape-html.ts';

/** A piece of HTML or SVG that is safe to put into another. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Content = Markup | string | number | null | readonly Content[];

/** Markup with values in it: strings and numbers are text (also within quotes of an attribute), lists follow each other, null is nothing. */
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(
    strings.map((string, i) => string + (i < values.length ? said(values[i]!) : '')).join(''),
  );
}

function said(content: Content): string {
  if (content === null) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(said).join('');
  return escapeHtml(String(content));
}
