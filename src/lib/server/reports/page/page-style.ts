/** How the page of a report looks on screens, in frames and on paper. */
export const STYLE = `
:root {
  --ink: #1b2427;
  --muted: #4d5b60;
  --line: #d3dbdd;
  --strong: #87959a;
  --accent: #0f5c63;
  --soft: #e2f0f0;
}
* { box-sizing: border-box; }
html { font-size: 16px; -webkit-text-size-adjust: 100%; scroll-padding-top: 16px; }
body {
  margin: 0;
  background: #f5f7f7;
  color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
  font-variant-numeric: tabular-nums;
  overflow-wrap: break-word;
}
h1, h2, h3, p, ul, dl, dd, figure, figcaption { margin: 0; padding: 0; }
h1 { font-size: 26px; line-height: 1.25; font-weight: 700; text-wrap: balance; }
h2 { font-size: 18px; line-height: 1.35; font-weight: 650; }
h3 { font-size: 15px; font-weight: 650; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -9999px; top: 8px; background: #fff; padding: 8px 12px; z-index: 2; }
.skip:focus { left: 8px; }
.band { background: #fff3dc; color: #6b3900; border-bottom: 2px solid #7a4100; margin: -32px -40px 24px; padding: 8px 40px; font-size: 14px; }
.badge { display: inline-block; border: 2px solid #7a4100; border-radius: 3px; padding: 0 6px; margin-right: 6px; font-weight: 700; }
.page { max-width: 992px; margin: 24px auto; background: #fff; border: 1px solid var(--line); padding: 32px 40px; }
.subtitle { color: var(--muted); margin-top: 4px; }
.take { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; margin-top: 16px; font-size: 14px; }
.take ul { display: flex; flex-wrap: wrap; gap: 4px 16px; list-style: none; }
.take li, .take a { line-height: 28px; }
.take .inert { color: var(--muted); text-decoration: underline dotted; }
.lead { font-size: 21px; line-height: 1.4; font-weight: 600; border-left: 4px solid var(--accent); padding-left: 16px; margin-top: 24px; text-wrap: pretty; }
section .range, .lead .range { white-space: nowrap; }
.contents { margin-top: 20px; font-size: 14px; }
.contents summary { cursor: pointer; color: var(--accent); width: fit-content; line-height: 28px; }
.contents ul { list-style: none; padding-left: 16px; }
.contents a { line-height: 28px; }
section { margin-top: 28px; border-top: 1px solid var(--line); padding-top: 16px; }
section > h2 { margin-bottom: 8px; }
section > p { max-width: 72ch; margin-bottom: 8px; white-space: pre-line; text-wrap: pretty; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr)); gap: 12px; margin: 12px 0; }
.figure { border: 1px solid var(--line); border-left: 5px solid var(--strong); border-radius: 4px; padding: 8px 12px; }
.figure.pu { border-left-color: #2563eb; }
.figure.bpu { border-left-color: #b45309; border-left-style: double; }
.figure.jakon { border-left-color: #7c3aed; border-left-style: dotted; }
.figure dt { font-size: 13.5px; font-weight: 600; }
.figure .value { font-size: 26px; line-height: 1.25; font-weight: 700; }
.figure .detail { font-size: 13px; color: var(--muted); }
.picture { margin: 16px 0 8px; max-width: 760px; }
figcaption strong, figcaption span { display: block; }
figcaption strong { font-weight: 650; }
figcaption span { font-size: 13px; color: var(--muted); margin-bottom: 8px; }
.drawing svg { display: block; width: 100%; height: auto; }
.map .drawing svg { max-height: 640px; }
.map .drawing path { cursor: default; }
.drawing .outline { fill: none; stroke: #000; stroke-width: 6; pointer-events: none; }
.drawing .dim { opacity: 0.12; }
.narrow { display: none; }
.pointed { display: block; min-height: 24px; margin-top: 4px; font-size: 14px; color: var(--muted); }
.pointed.on { color: inherit; font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 8px; list-style: none; margin-top: 8px; font-size: 13.5px; }
.legend li { display: flex; }
.legend li:not(:has(button)), .legend button { display: flex; align-items: center; gap: 8px; min-height: 32px; padding: 2px 8px 2px 4px; }
.legend button { background: none; border: 1px solid transparent; border-radius: 4px; font: inherit; color: inherit; cursor: pointer; text-align: left; }
.legend button:hover { border-color: var(--strong); }
.legend button[aria-pressed='true'] { border-color: var(--accent); background: var(--soft); font-weight: 600; }
.legend svg { width: 32px; height: 22px; flex: none; }
.legend .count { color: var(--muted); }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; margin: 8px 0; font-size: 13.5px; }
.tools button, .take button { min-height: 28px; border: 0; background: none; color: var(--accent); padding: 0; font: inherit; text-decoration: underline; text-underline-offset: 2px; cursor: pointer; }
.tools button:hover, .take button:hover { text-decoration-thickness: 2px; }
.tools input { min-height: 32px; width: 200px; max-width: 100%; border: 1px solid var(--strong); border-radius: 4px; padding: 2px 8px; font: inherit; background: #fff; color: inherit; }
.tools .shown { color: var(--muted); }
.tools .shown:empty { display: none; }
.scroll { overflow: auto; max-width: 100%; margin: 8px 0; position: relative; }
.scroll.long { max-height: min(640px, 80vh); border-bottom: 1px solid var(--line); }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: 13.5px; line-height: 1.35; }
caption { text-align: left; font-weight: 650; padding-bottom: 4px; }
caption span { position: sticky; left: 0; display: inline-block; max-width: min(100%, calc(100vw - 32px)); }
th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { vertical-align: bottom; font-weight: 650; border-bottom: 2px solid var(--strong); background: #fff; }
.long thead th { position: sticky; top: 0; z-index: 1; }
tbody th { background: #fff; font-weight: 600; position: sticky; left: 0; min-width: 160px; }
tfoot th, tfoot td { font-weight: 650; border-top: 2px solid var(--strong); border-bottom: none; background: #fff; }
td:not(.n) { min-width: 96px; }
.n { text-align: right; white-space: nowrap; }
thead .n { white-space: normal; }
.unit { display: block; font-weight: 400; color: var(--muted); }
thead button { background: none; border: 0; padding: 0; font: inherit; color: inherit; text-align: inherit; cursor: pointer; min-height: 24px; }
thead button:hover { color: var(--accent); text-decoration: underline; }
thead [aria-sort] button::after { content: ' ▲'; font-size: 10px; }
thead [aria-sort='descending'] button::after { content: ' ▼'; }
tbody tr:hover > *, tr.on > * { background: var(--soft); }
tr.on > th { box-shadow: inset 4px 0 0 var(--accent); }
.notes { margin: 8px 0 0 18px; font-size: 13px; color: var(--muted); max-width: 80ch; }
.sources { font-size: 13.5px; }
.sources h3 { margin-top: 12px; }
.sources ul { margin-left: 18px; max-width: 80ch; }
.made { margin-top: 28px; border-top: 1px solid var(--line); padding-top: 12px; font-size: 13px; color: var(--muted); }
.embed { background: #fff; }
.embed .page { margin: 0; border: 0; padding: 12px 16px; max-width: none; }
.embed .band { margin: -12px -16px 12px; padding: 4px 16px; font-size: 13px; }
.embed h1 { font-size: 19px; }
.embed .lead { font-size: 17px; margin-top: 12px; }
.embed section { margin-top: 16px; padding-top: 12px; }
.embed .whole { margin-top: 8px; }
@media (max-width: 700px) {
  .page { margin: 0; border: 0; padding: 16px; }
  .band { margin: -16px -16px 16px; padding: 8px 16px; }
  .figure:last-child:nth-child(odd) { grid-column: 1 / -1; }
  h1 { font-size: 22px; }
  .lead { font-size: 18px; padding-left: 12px; }
  .figures { grid-template-columns: repeat(auto-fit, minmax(min(160px, 100%), 1fr)); gap: 8px; }
  .figure .value { font-size: 22px; }
  th, td { padding: 5px 6px; }
  tbody th { min-width: 96px; max-width: 132px; }
}
@media screen and (max-width: 560px) {
  .wide { display: none; }
  .narrow { display: block; }
}
@media print {
  @page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt sans-serif; } }
  body, .page { background: none; }
  body { font-size: 10pt; line-height: 1.4; }
  .page { max-width: none; margin: 0; padding: 0; border: 0; }
  .skip, .take, .contents, .tools, .pointed, .whole { display: none; }
  .band { background: none; border: 2px solid #000; color: #000; padding: 4px 8px; margin: 0 0 12px; }
  .badge { border-color: #000; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; }
  .lead { font-size: 13pt; margin-top: 12px; }
  section { margin-top: 16px; padding-top: 8px; }
  h2, h3 { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  figure, .figure, tr, .notes li { break-inside: avoid; }
  .figures { grid-template-columns: repeat(3, 1fr); gap: 8px; }
  .figure .value { font-size: 15pt; }
  .figure dt, .figure .detail, .legend, figcaption span, .notes, .sources, table { font-size: 8.5pt; }
  .picture { max-width: 150mm; }
  .map .drawing svg { max-height: 150mm; }
  .legend button { border: 0; padding: 0; min-height: 0; }
  .scroll, .scroll.long { overflow: visible; max-height: none; border: 0; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .long thead th, tbody th { position: static; }
  th, td { padding: 2px 5px; }
  thead button { display: contents; }
  thead button::after { display: none; }
  tbody tr > * { background: none; }
}
`;

/** The badge at the foot of every printed page. A named page would not do: it parts captions from their tables in Chromium. */
export function badgeStyle(label: string): string {
  return `@media print { @page { @bottom-left { content: '${label.replace(/[^\p{L}\p{N} ]/gu, '').toUpperCase()}'; font: bold 9pt sans-serif; } } }
`;
}
