import { describe, expect, it } from 'vitest';
import { pdfDocument } from '#lib/server/reports/files/report-pdf.ts';
import { renderPdf } from '#lib/server/reports/render-pdf.ts';
import type { ReportDocument } from '#lib/views/report/document.ts';
import { REPOSITORY } from '../../fixture-app.ts';
import { exampleDocument } from '../../../views/report/example-document.ts';
import { exampleSnapshot } from '../../../views/report/example-snapshot.ts';
import { pdfPages } from '../pdf-text.ts';

const LINK = 'https://contoh.example/r/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const snapshot = exampleSnapshot();

function pdfOf(documents: readonly ReportDocument[], link: string | null = null) {
  const data = pdfDocument(
    documents.map((document) => ({ snapshot, document })),
    link,
  );
  return renderPdf(REPOSITORY, { template: 'report', data });
}

/** Text without regard to lines. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
const flatPages = async (pdf: Uint8Array) => (await pdfPages(pdf)).map(flat);

describe('a report as PDF', () => {
  it('says everything the document says, markup is text', async () => {
    const document = exampleDocument();
    const text = (await flatPages(await pdfOf([document]))).join(' ');
    for (const { heading, sentences, table } of document.sections)
      for (const said of [heading, ...sentences, ...(table?.rows.flat().map((cell) => cell.text) ?? [])])
        expect(text).toContain(flat(said));
    expect(text).toContain(document.lead);
    expect(text).toContain(document.smallNumbers);
    expect(text).toContain(document.made);
  });

  it('has the head of a long table, badge and number on every page', async () => {
    const pages = await flatPages(await pdfOf([exampleDocument({ desa: 120 })]));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, i) => {
      expect(page).toContain('SIMULASI');
      expect(page).toContain(`Halaman ${i + 1} dari ${pages.length}`);
    });
    for (const page of pages.slice(0, -1)) expect(page).toContain('Peserta aktif (orang)');
  });

  it('each of several begins on a page of its own, numbered over all', async () => {
    const documents = ['Apuh', 'Beran', 'Cepu'].map((title) => exampleDocument({ title }));
    const pages = await flatPages(await pdfOf(documents));
    expect(pages).toHaveLength(3);
    pages.forEach((page, i) => expect(page).toContain(documents[i]!.title));
    expect(pages[1]).toContain('Halaman 2 dari 3');
    expect(pages[1]).not.toContain('Apuh');
  });

  it('tells its link in words too', async () => {
    const text = (await flatPages(await pdfOf([exampleDocument()], LINK))).join('').replaceAll('\u200B', '');
    expect(text).toContain(LINK);
  });

  it('tells readers of screens its language and title, and that it is made for them (PDF/UA-1)', async () => {
    const raw = Buffer.from(await pdfOf([exampleDocument({ title: 'Judul laporan' })])).toString('latin1');
    expect(raw).toContain('/Lang (id)');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toMatch(/<dc:title>.*Judul laporan.*<\/dc:title>/s);
  });

  it.each(['Terima kasih 😀', '工人 ꦱꦸꦒꦼꦁ', 'x\u0301 \u202E abc', 'W'.repeat(120)])(
    'a title of characters that no font has, or too long for a line, is a page all the same: %s',
    async (title) => {
      const [page] = await flatPages(await pdfOf([exampleDocument({ title })]));
      expect(page).toContain('Angka pokok');
    },
  );

  it('the same report gives the same bytes', async () => {
    const [one, other] = [await pdfOf([exampleDocument()], LINK), await pdfOf([exampleDocument()], LINK)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});
