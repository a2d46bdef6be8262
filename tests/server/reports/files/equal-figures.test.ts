import * as XLSX from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { reportFile, type ReportFormat } from '#lib/server/reports/files/report-file.ts';
import { shownInterval } from '#lib/server/reports/files/shown-number.ts';
import { UNKNOWN } from '#lib/views/format.ts';
import type { ReportCell, ReportDocument, ReportTable } from '#lib/views/report/document.ts';
import { reportDocument } from '#lib/views/report/report-document.ts';
import { REPOSITORY } from '../../fixture-app.ts';
import { exampleSnapshot } from '../../../views/report/example-snapshot.ts';
import { largeSnapshot } from '../../../views/report/large-snapshot.ts';
import { pdfPages } from '../pdf-text.ts';

/** A template that leaves nothing out. */
const whole = (snapshot: Snapshot): Snapshot => ({ ...snapshot, template: 'kecamatan' });
const CASES = (['id', 'en'] as const).flatMap((lang) => [
  { name: `the example, ${lang}`, snapshot: whole(exampleSnapshot(lang)) },
  { name: `a branch of 294 desa, ${lang}`, snapshot: whole(largeSnapshot(lang)) },
]);

const bytesOf = async (snapshot: Snapshot, format: ReportFormat) =>
  (await reportFile(REPOSITORY, [snapshot], { format, link: null })).body;
const rowsOf = ({ rows, total }: ReportTable) => (total === null ? rows : [...rows, total]);
const tablesOf = ({ sections }: ReportDocument) =>
  sections.flatMap(({ id, heading, table }) => (table === null ? [] : [{ id, heading, table }]));
/** Text without spaces, as lines may be broken anywhere. */
const dense = (text: string) => text.replaceAll(/[\s\u200B]+/g, '');

/** What the text of a cell becomes where there is no number: nothing for what is not known. */
const textOrNothing = ({ text }: ReportCell) => (text === UNKNOWN ? '' : text);

describe.each(CASES)('$name: every figure is the same', ({ snapshot }) => {
  let document: ReportDocument;
  beforeAll(() => {
    document = reportDocument(snapshot);
  });

  it('as PDF', async () => {
    const text = dense((await pdfPages(await bytesOf(snapshot, 'pdf'))).join('\n'));
    for (const { figures, table, sentences, heading } of document.sections) {
      for (const said of [heading, ...sentences]) expect(text).toContain(dense(said));
      for (const { label, value, detail } of figures) expect(text).toContain(dense(label + value + detail));
      for (const row of table === null ? [] : rowsOf(table))
        expect(text).toContain(dense(row.map((cell) => cell.text).join('')));
    }
    expect(text).toContain(dense(document.lead));
  });

  it('as workbook', async () => {
    const book = XLSX.read(await bytesOf(snapshot, 'xlsx'));
    const tables = tablesOf(document);
    expect(book.SheetNames).toHaveLength(tables.length + 2);
    tables.forEach(({ table }, sheet) => {
      const cells = book.Sheets[book.SheetNames[sheet + 1]!]!;
      const rows = XLSX.utils.sheet_to_json<unknown[]>(cells, { header: 1, range: 2, defval: '' });
      const said = rowsOf(table).map((row, i) => [
        ...(table.codes === undefined ? [] : [table.codes[i] ?? '']),
        ...row.map((cell) => cell.value ?? textOrNothing(cell)),
      ]);
      expect(rows).toEqual(said);
    });
    const summary = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    for (const { label, value, detail } of document.sections.flatMap(({ figures }) => figures))
      expect(summary).toContainEqual([label, value, detail]);
  });

  it('as CSV', async () => {
    const files = unzipSync(await bytesOf(snapshot, 'zip'));
    for (const { id, table } of tablesOf(document)) {
      const { data } = Papa.parse<Record<string, string>>(strFromU8(files[`${id}.csv`]!), {
        ...{ header: true, skipEmptyLines: true },
      });
      expect(data).toHaveLength(rowsOf(table).length);
      if (table.codes !== undefined)
        expect(data.map(({ code }) => code).filter((code) => code !== '')).toEqual(table.codes);
      rowsOf(table).forEach((row, i) =>
        table.columns.forEach((column, at) => expectCsvCell(data[i]!, column, row[at]!)),
      );
    }
  });

  function expectCsvCell(
    row: Record<string, string>,
    { id, numeric }: ReportTable['columns'][number],
    cell: ReportCell,
  ): void {
    const [, ofInterval] = /^(.*)_(?:interval|range)$/.exec(id) ?? [];
    const shown = textOrNothing(cell);
    if (!numeric) {
      expect(row[id]).toBe(cell.text);
    } else if (ofInterval !== undefined) {
      const { low, high } = shownInterval(cell.text, snapshot.lang) ?? { low: '', high: '' };
      expect([row[`${ofInterval}_low`], row[`${ofInterval}_high`]]).toEqual([String(low), String(high)]);
      if (low === '') expect(row[`${id}_text`] ?? '').toBe(`${id}_text` in row ? cell.text : shown);
    } else {
      expect(row[id]).toBe(cell.value === null ? '' : String(cell.value));
      if (cell.value === null) expect(row[`${id}_text`] ?? '').toBe(`${id}_text` in row ? cell.text : shown);
    }
  }

  it('as a page on a disk', async () => {
    const html = strFromU8(await bytesOf(snapshot, 'html'));
    const tables = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) =>
      [...table.replace(/<thead.*?<\/thead>/s, '').matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
        [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => plain(cell!)),
      ),
    );
    const said = tablesOf(document).map(({ table }) =>
      rowsOf(table).map((row) => row.map((cell) => cell.text)),
    );
    expect(tables).toEqual(said);
    const text = plain(html);
    for (const { label, value, detail } of document.sections.flatMap(({ figures }) => figures))
      expect(text).toContain(label + value + detail);
  });
});

/** Text of a piece of HTML. */
function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
