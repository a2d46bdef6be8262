import { describe, expect, it } from 'vitest';
import { renderPdf } from '#lib/server/reports/render-pdf.ts';
import type { SheetDocument } from '#lib/views/sheet-document.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { pdfPages } from './pdf-text.ts';

const document = (empty: string): SheetDocument => ({
  ...{ lang: 'id', title: 'Lembar', plan: 'Contoh', badge: null, source: 'Sumber', empty },
  ...{ page: '{n}/{all}', pages: [] },
});
const made = (empty: string, signal?: AbortSignal) =>
  renderPdf(REPOSITORY, { template: 'sheets', data: document(empty) }, signal);

describe('a document set as PDF', () => {
  it('has its text, with the signs of Indonesian and of figures', async () => {
    const signs = '“kutip” – 1.234 − 5 × 6 · ½ km² é ≥ 7';
    const [page] = await pdfPages(await made(signs));
    expect(page).toContain(signs);
    expect(page).toContain('1/1');
  });

  it('markup, code and paths in its data are text', async () => {
    const markup =
      '#read("/etc/passwd") #import "page.typ": data *tebal* _miring_ $x^2$ `kode` @acuan <label> \\ ~ // akhir';
    const [page] = await pdfPages(await made(markup));
    expect(page!.replaceAll('\n', ' ')).toContain(markup);
  });

  it('several at once come one after the other, each with its own text', async () => {
    const texts = ['satu', 'dua', 'tiga', 'empat'];
    const pages = await Promise.all(texts.map(async (text) => (await pdfPages(await made(text)))[0]));
    pages.forEach((page, i) => expect(page).toContain(texts[i]));
  });

  it('one that nobody waits for any more is not made, and holds nobody up', async () => {
    const gone = new AbortController();
    const [first, second, third] = [made('satu'), made('dua', gone.signal), made('tiga')];
    gone.abort(new Error('pergi'));
    await expect(second).rejects.toThrow('pergi');
    expect((await pdfPages(await first))[0]).toContain('satu');
    expect((await pdfPages(await third))[0]).toContain('tiga');
  });

  it('a document that cannot be set says why, and the next one is made', async () => {
    await expect(renderPdf(REPOSITORY, { template: 'sheets', data: {} })).rejects.toThrow(
      /template sheets: .*title/,
    );
    expect((await pdfPages(await made('sesudahnya')))[0]).toContain('sesudahnya');
  });

  it('more than twenty at once are refused with a sentence', async () => {
    const gone = new AbortController();
    const waiting = Array.from({ length: 20 }, () => made('tunggu', gone.signal).catch(() => 'pergi'));
    await expect(made('terlalu banyak')).rejects.toThrow('Too many documents');
    gone.abort();
    await Promise.all(waiting);
    expect((await pdfPages(await made('lagi')))[0]).toContain('lagi');
  });
});
