import { formatFor } from '#lib/views/format.ts';
import type { Lang } from '#lib/views/page-data.ts';
import type {
  KeyFigure,
  MapPicture,
  ReportCell,
  ReportColumn,
  ReportPicture,
  ReportSection,
  ReportTable,
} from '#lib/views/report/document.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { Markup, markup } from '../markup.ts';
import { mapSwatches } from '../pictures/map-picture.ts';
import { pictureSvg, type PictureOptions } from '../pictures/picture-svg.ts';

/** The same as the page's, for pictures that leave it. */
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
/** Charts of a phone, units. */
const NARROW = 340;
/** More rows scroll below their head. */
const LONG_FROM = 25;

/** `2.900–3.800`, `91–94%` */
const RANGE = /(\d[\d.,]*–\d[\d.,]*%?)/;

interface Around {
  lang: Lang;
  badge: string | null;
}

/** A section of a report. What the script needs of it is in `data-…`. */
export function sectionMarkup(section: ReportSection, around: Around): Markup {
  const { id, heading, sentences, figures, picture, table, notes } = section;
  return markup`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${heading}</h2>
${figures.length === 0 ? null : markup`<dl class="figures">${figures.map(figureMarkup)}</dl>`}${sentences.map(
    (sentence) => markup`<p>${sentenceMarkup(sentence)}</p>`,
  )}${picture === null ? null : pictureMarkup(section, picture, around)}${
    table === null ? null : tableMarkup(id, table)
  }${notes.length === 0 ? null : markup`<ul class="notes">${notes.map((note) => markup`<li>${note}</li>`)}</ul>`}
</section>
`;
}

/** A text whose ranges are not torn apart at the end of a line. */
export function sentenceMarkup(text: string): Markup {
  const parts = text
    .split(RANGE)
    .map((part, i) => (i % 2 === 0 ? part : markup`<span class="range">${part}</span>`));
  return markup`${parts}`;
}

function figureMarkup({ label, value, detail, segment }: KeyFigure): Markup {
  return markup`<div class="figure ${segment ?? ''}"><dt>${label}</dt><dd class="value">${value}</dd><dd class="detail">${sentenceMarkup(detail)}</dd></div>`;
}

function pictureMarkup(
  { id, heading }: ReportSection,
  picture: ReportPicture,
  { lang, badge }: Around,
): Markup {
  const draw = (options: Partial<PictureOptions>) =>
    new Markup(pictureSvg(picture, { font: FONT, lang, badge, id: `${id}-g`, ...options }));
  const isMap = picture.kind === 'map';
  const title = picture.title === heading ? null : markup`<strong>${picture.title}</strong>`;
  return markup`<figure class="picture${isMap ? ' map' : ''}" data-name="${id}" data-title="${picture.title}"><figcaption>${title}<span>${
    picture.caption
  }</span></figcaption>
<div class="drawing${isMap ? '' : ' wide'}">${draw({ as: 'page' })}</div>
${
  isMap
    ? legendMarkup(picture, { id: `${id}-g`, lang })
    : markup`<div class="drawing narrow">${draw({ id: `${id}-k`, width: NARROW })}</div>`
}</figure>
`;
}

function legendMarkup(picture: MapPicture, { id, lang }: { id: string; lang: Lang }): Markup {
  const words = wordsFor(lang).report.picture;
  const swatches = mapSwatches(picture, id);
  return markup`<ul class="legend">${swatches.classes.map(({ key, swatch }, index) => {
    const count = words.desa(formatFor(lang).count(key.desa));
    return markup`<li data-key="${index}">${swatch}<span>${key.label}</span> <span class="count">${count}</span></li>`;
  })}${swatches.hatched === null ? null : markup`<li>${swatches.hatched}<span>${words.hatched}</span></li>`}</ul>`;
}

function tableMarkup(id: string, { caption, columns, rows, codes, total }: ReportTable): Markup {
  const desa = columns.findIndex(({ id: column }) => column === 'desa');
  const head = Math.max(0, desa < 0 ? columns.findIndex(({ numeric }) => !numeric) : desa);
  const row = (cells: readonly ReportCell[]) =>
    cells.map((cell, index) => cellMarkup(cell, { column: columns[index]!, isHead: index === head }));
  return markup`<div class="scroll${rows.length > LONG_FROM ? ' long' : ''}" role="region" tabindex="0" aria-labelledby="${id}-c" data-name="${id}"><table><caption id="${id}-c"><span>${caption}</span></caption>
<thead><tr>${columns.map(columnMarkup)}</tr></thead>
<tbody>${rows.map(
    (cells, i) =>
      markup`<tr${codes === undefined ? null : markup` data-code="${codes[i]!}"`}>${row(cells)}</tr>
`,
  )}</tbody>${total === null ? null : markup`<tfoot><tr>${row(total)}</tr></tfoot>`}</table></div>
`;
}

function columnMarkup({ head, unit, numeric }: ReportColumn): Markup {
  return markup`<th scope="col"${numeric ? markup` class="n"` : null}>${head}${
    unit === null ? null : markup` <span class="unit">${unit}</span>`
  }</th>`;
}

function cellMarkup(
  { text, value }: ReportCell,
  { column, isHead }: { column: ReportColumn; isHead: boolean },
): Markup {
  if (isHead) return markup`<th scope="row">${text}</th>`;
  const number = column.numeric && value !== null ? markup` data-value="${value}"` : null;
  return markup`<td${column.numeric ? markup` class="n"` : null}${number}>${text}</td>`;
}
