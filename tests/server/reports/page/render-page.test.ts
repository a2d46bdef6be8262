import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import ts from 'typescript';
import { SCRIPT } from '#lib/server/reports/page/page-script.ts';
import { STYLE } from '#lib/server/reports/page/page-style.ts';
import { renderReportPage, type PageOptions } from '#lib/server/reports/page/render-page.ts';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { exampleSnapshot } from '../../../views/report/example-snapshot.ts';
import { largeSnapshot } from '../../../views/report/large-snapshot.ts';

const FILES = {
  pdf: '/b/laporan.pdf',
  xlsx: '/b/laporan.xlsx',
  zip: '/b/laporan.zip',
  html: '/b/laporan.html',
};
const MODES = ['shared', 'embed', 'preview', 'offline'] as const;
const LANGS = ['id', 'en'] as const;

const render = (options: Partial<PageOptions> = {}, lang: 'id' | 'en' = 'id') =>
  renderReportPage(exampleSnapshot(lang), { mode: 'shared', files: FILES, ...options });

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The page without what is not shown. */
const body = (html: string) => html.slice(html.indexOf('<body'), html.indexOf('<script>'));

const shownText = (html: string) =>
  body(html)
    .replaceAll(/<(title|desc)[^>]*>[^<]*<\/\1>/g, '')
    .replaceAll(/<span class="range">([^<]*)<\/span>/g, '$1')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe.each(MODES)('as %s', (mode) => {
  test.each(LANGS)('says all that the report says (%s)', (lang) => {
    const report = reportDocument(exampleSnapshot(lang));
    const text = shownText(render({ mode }, lang).html);
    const said = [
      ...[report.title, report.subtitle, report.lead, report.badge!.label, report.badge!.note, report.made],
      ...[report.smallNumbers!],
      ...report.sources.flatMap(({ heading, lines }) => [heading, ...lines]),
      ...report.sections.flatMap((section) => [
        ...[section.heading, ...section.sentences, ...section.notes],
        ...section.figures.flatMap(({ label, value, detail }) => [label, value, detail]),
        ...(section.picture === null ? [] : [section.picture.caption]),
        ...(section.table === null
          ? []
          : [
              section.table.caption,
              ...section.table.columns.map(({ head }) => head),
              ...[...section.table.rows, section.table.total ?? []].flat().map((cell) => cell.text),
            ]),
      ]),
    ];
    expect(said.length).toBeGreaterThan(100);
    expect(said.map(squeezed).filter((one) => !text.includes(one))).toEqual([]);
  });

  test('loads nothing and has no style or handler on an element', () => {
    const { html } = render({ mode, whole: '/r/contoh' });
    expect(html).not.toMatch(/ (style|on[a-z]+)=/);
    expect(html).not.toMatch(/<(img|iframe|object|embed|base|form|link rel="stylesheet")\b/);
    expect(html).not.toMatch(/\b(src|srcset|poster|xlink:href)=/);
    const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address!);
    const own = new Set([...Object.values(FILES), '/r/contoh', 'data:,']);
    expect(addresses.filter((one) => !one.startsWith('#') && !own.has(one))).toEqual([]);
  });

  test('has one h1, headings in order, every id once, landmarks', () => {
    const { html } = render({ mode });
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
    for (const [, list] of html.matchAll(/aria-labelledby="([^"]*)"/g))
      for (const id of list!.split(' ')) expect(ids).toContain(id);
    for (const landmark of ['<header', '<main', '<footer'])
      expect(count(html, new RegExp(landmark, 'g'))).toBe(1);
    expect(html).toMatch(/^<!doctype html>\n<html lang="id">/);
    expect(count(html, /<table>/g)).toBe(count(html, /<caption /g));
    expect(count(html, /<th(?! scope=)[ >]/g)).toBe(0);
  });

  test('its policy allows its own style and script, and the file holds the same policy', () => {
    const { html, policy } = render({ mode });
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [, style] = /<style>([\s\S]*?)<\/style>/.exec(html)!;
    const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
    expect(scripts).toHaveLength(1);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash(style!)}`,
      `script-src ${hash(scripts[0]![1]!)}`,
      'img-src data: blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html).toContain(`content="${policy.replaceAll("'", '&#39;')}"`);
  });
});

describe('what a mode has', () => {
  test('links to files where they are', () => {
    const shared = body(render().html);
    for (const address of Object.values(FILES)) expect(shared).toContain(`<a href="${address}" download>`);
    expect(body(render({ files: null }).html)).not.toContain(' download>');
    expect(body(render({ mode: 'offline', files: null }).html)).not.toContain(' download>');
  });

  test('a preview names the files and opens none', () => {
    for (const files of [FILES, null]) {
      const preview = body(render({ mode: 'preview', files }).html);
      expect(preview).not.toMatch(/<a href="(?!#)/);
      expect(preview).toContain('<li class="inert">PDF</li>');
      expect(preview).toContain('Unduhan belum aktif dalam pratinjau.');
    }
  });

  test('a frame has the way to the report, if there is one, and no downloads', () => {
    const embed = body(render({ mode: 'embed', whole: '/r/contoh' }).html);
    expect(embed).toContain('<a href="/r/contoh" target="_blank" rel="noopener">');
    expect(embed).not.toMatch(/ download>|class="take"|class="contents"/);
    expect(body(render({ mode: 'embed' }).html)).not.toMatch(/<a href="(?!#)/);
  });

  test('a report without simulated figures has no band; one that tells every count no note on small numbers', () => {
    const example = exampleSnapshot();
    const real = {
      ...example,
      simulated: false,
      rows: [],
      blocks: [{ kind: 'text' as const, text: 'Apa adanya.' }],
    };
    const { html } = renderReportPage(real, { mode: 'shared', files: null });
    expect(body(html)).not.toMatch(/class="band"/);
    expect(html).not.toContain('SIMULASI');
    expect(render().html).toContain("content: 'SIMULASI'");
    expect(body(html)).toContain('data-file="laporan-ringkasan-rembang-2026-10"');
    expect(body(render().html)).toContain('data-file="simulasi-laporan-ringkasan-rembang-2026-10"');
  });

  test('rows of places and areas of the map have the same codes', () => {
    const html = body(renderReportPage(largeSnapshot(), { mode: 'shared', files: null }).html);
    const areas = [...html.matchAll(/<path data-code="([^"]*)"/g)].map(([, code]) => code);
    const rows = [...html.matchAll(/<tr data-code="([^"]*)"/g)].map(([, code]) => code);
    expect(areas).toHaveLength(294);
    expect(areas.filter((code) => !rows.includes(code))).toEqual([]);
  });
});

describe('text is text', () => {
  const NASTY = `</script><img src=x onerror=alert(1)>"'&\u2028<svg/onload=1>`;

  test('whatever a title, a name or a text holds', () => {
    const example = exampleSnapshot();
    const nasty = {
      ...example,
      title: NASTY,
      place: { ...example.place, name: NASTY },
      rows: example.rows.map((row) => ({ ...row, name: NASTY, kecamatan: NASTY })),
      blocks: example.blocks.map((block) => (block.kind === 'text' ? { ...block, text: NASTY } : block)),
      sources: [{ heading: NASTY, lines: [NASTY] }],
    };
    const { html } = renderReportPage(nasty, {
      mode: 'shared',
      files: { ...FILES, pdf: `x" onclick="alert(1)` },
    });
    expect(count(html, /<\/script>/g)).toBe(1);
    expect(html).not.toMatch(/<img|<svg\/|" onclick=/);
    expect(
      count(html, /&lt;\/script&gt;&lt;img src=x onerror=alert\(1\)&gt;&quot;&#39;&amp;/g),
    ).toBeGreaterThan(20);
    expect(/data-file="([^"]*)"/.exec(html)![1]).toMatch(/^[a-z0-9-]+$/);
  });

  test('numbers of cells are those that may be known', () => {
    const { html } = render();
    const cells = reportDocument(exampleSnapshot()).sections.flatMap(({ table }) =>
      table === null ? [] : [...table.rows, table.total ?? []].flat(),
    );
    const known = cells.flatMap(({ value }) => (value === null ? [] : [String(value)]));
    expect([...html.matchAll(/ data-value="([^"]*)"/g)].map(([, value]) => value)).toEqual(known);
    expect(count(html, /<td class="n">&lt;5</g)).toBeGreaterThan(0);
  });
});

describe('size and sameness', () => {
  test('a branch of 294 desa with its map is below 400 kB, so below 1.5 MB by far', () => {
    const { html } = renderReportPage(largeSnapshot(), { mode: 'offline', files: null });
    expect(count(html, /<path data-code=/g)).toBe(294);
    expect(Buffer.byteLength(html)).toBeLessThan(400_000);
  });

  test('the same report gives the same bytes', () => {
    for (const lang of LANGS) expect(render({}, lang)).toEqual(render({}, lang));
  });
});

describe('the script', () => {
  test('is JavaScript that the compiler finds nothing wrong with', () => {
    const name = 'page.js';
    const options = { allowJs: true, checkJs: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [] };
    const host = ts.createCompilerHost(options);
    const source = ts.createSourceFile(name, SCRIPT, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
    const program = ts.createProgram([name], options, {
      ...host,
      getSourceFile: (file, ...rest) => (file === name ? source : host.getSourceFile(file, ...rest)),
      fileExists: (file) => file === name || host.fileExists(file),
    });
    const found = program.getSyntacticDiagnostics(source).map(({ messageText }) => messageText);
    expect(found).toEqual([]);
    // Names that are not there; types of elements are not told in plain JavaScript.
    const unknown = program
      .getSemanticDiagnostics(source)
      .filter(({ code }) => code === 2304 || code === 2552);
    expect(unknown.map(({ messageText }) => messageText)).toEqual([]);
  });

  test('neither script nor style reaches out', () => {
    expect(SCRIPT).not.toMatch(
      /fetch|XMLHttpRequest|WebSocket|sendBeacon|import\(|innerHTML|eval|https?:\/\/(?!www\.w3\.org)/,
    );
    expect(STYLE).not.toMatch(/url\(|@import|@font-face/);
  });
});
