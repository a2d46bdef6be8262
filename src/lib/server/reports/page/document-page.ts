import { createHash } from 'node:crypto';
import type { ReportDocument } from '#lib/views/report/document.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { Markup, markup } from '../markup.ts';
import { SCRIPT } from './page-script.ts';
import { badgeStyle, STYLE } from './page-style.ts';
import type { PageOptions, ReportFileLinks } from './render-page.ts';
import { sectionMarkup, sentenceMarkup } from './section-markup.ts';

/** So many sections are listed above them. */
const LISTED_FROM = 4;
const FILES = ['pdf', 'xlsx', 'zip', 'html'] as const;

/** What the page may do: its own style and script, pictures it has made itself, and nothing else. */
function policyOf(style: string): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(SCRIPT)}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/**
 * A report as one HTML file that loads nothing, and the policy it is sent with; the file holds it too, for when nobody sends it.
 * @param fileName begins the names of what its script saves
 */
export function documentPage(
  document: ReportDocument,
  { mode, files, whole = null, fileName }: PageOptions & { fileName: string },
): { html: string; policy: string } {
  const { lang, title, subtitle, badge } = document;
  const words = wordsFor(lang).report.page;
  const style = STYLE + (badge === null ? '' : badgeStyle(badge.label));
  const policy = policyOf(style);
  const around = { lang, badge: badge?.label ?? null };
  const body = markup`<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer"><link rel="icon" href="data:,"><title>${title}</title><meta name="description" content="${subtitle}"><style>${new Markup(style)}</style></head>
<body class="${mode}" data-mode="${mode}" data-file="${fileName}" data-words="${JSON.stringify(words.script)}">
<a class="skip" href="#isi">${words.skip}</a>
<div class="page">
<header>${bandMarkup(badge)}<h1>${title}</h1><p class="subtitle">${subtitle}</p>
${takeMarkup(document, { mode, files, whole })}</header>
<main id="isi" tabindex="-1"><p class="lead">${sentenceMarkup(document.lead)}</p>
${contentsMarkup(document, mode)}${document.sections.map((section) => sectionMarkup(section, around))}
${closingMarkup(document)}</main>
<footer class="made"><p>${document.made}</p></footer>
</div>
<script>${new Markup(SCRIPT)}</script>
</body></html>
`;
  return { html: body.text, policy };
}

function bandMarkup(badge: ReportDocument['badge']): Markup | null {
  if (badge === null) return null;
  return markup`<div class="band"><p><strong class="badge">${badge.label}</strong>${badge.note}</p></div>`;
}

/** The ways to take the report along; within a frame, the way to the report itself. */
function takeMarkup({ lang }: ReportDocument, { mode, files, whole }: Required<PageOptions>): Markup | null {
  const words = wordsFor(lang).report.page;
  if (mode === 'embed')
    return whole === null
      ? null
      : markup`<p class="whole"><a href="${whole}" target="_blank" rel="noopener">${words.whole}</a></p>
`;
  return markup`<nav class="take" aria-label="${words.take}">${filesMarkup(files, { lang, inert: mode === 'preview' })}</nav>
`;
}

function filesMarkup(
  files: ReportFileLinks,
  { lang, inert }: { lang: ReportDocument['lang']; inert: boolean },
): Markup | null {
  const words = wordsFor(lang).report.page;
  if (inert)
    return markup`<ul>${FILES.map((file) => markup`<li class="inert">${words.files[file]}</li>`)}</ul><span>${words.inPreview}</span>`;
  if (files === null) return null;
  return markup`<ul>${FILES.map((file) => markup`<li><a href="${files[file]}" download>${words.files[file]}</a></li>`)}</ul>`;
}

function contentsMarkup({ lang, sections }: ReportDocument, mode: PageOptions['mode']): Markup | null {
  if (sections.length < LISTED_FROM || mode === 'embed') return null;
  const words = wordsFor(lang).report.page.contents;
  return markup`<nav class="contents" aria-label="${words}"><details><summary>${words}</summary><ul>${sections.map(
    ({ id, heading }) => markup`<li><a href="#${id}">${heading}</a></li>`,
  )}</ul></details></nav>
`;
}

function closingMarkup({ lang, smallNumbers, sources }: ReportDocument): Markup {
  const words = wordsFor(lang).report.page;
  const small =
    smallNumbers === null
      ? null
      : markup`<section aria-labelledby="angka-kecil"><h2 id="angka-kecil">${words.smallNumbers}</h2><p>${smallNumbers}</p></section>
`;
  return markup`${small}<section class="sources" aria-labelledby="asal"><h2 id="asal">${words.sources}</h2>${sources.map(
    ({ heading, lines }) =>
      markup`<h3>${heading}</h3><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`,
  )}</section>
`;
}
