import * as XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { reportWorkbook } from '#lib/server/reports/files/report-workbook.ts';
import { exampleDocument } from '../../../views/report/example-document.ts';
import { exampleSnapshot } from '../../../views/report/example-snapshot.ts';

const snapshot = exampleSnapshot();
const document = exampleDocument();
const made = await reportWorkbook({ snapshot, document });
const book = XLSX.read(made, { cellNF: true, cellFormula: true });
const textOf = (sheet: string) => XLSX.utils.sheet_to_csv(book.Sheets[sheet]!);

describe('a report as a workbook', () => {
  it('has a sheet for what it says, one for each table, one for sources', () => {
    expect(book.SheetNames).toEqual(['Ringkasan', 'Desa', '=1+1 #strong x', 'Sumber']);
  });

  it('says title, badge, place, month, denominator, sentences and key figures first', () => {
    const text = textOf('Ringkasan');
    const { title, subtitle, lead, badge } = document;
    for (const said of [title, subtitle, lead, badge.note, 'Rembang (33.17)', 'Oktober 2026', '3.324 orang'])
      expect(text).toContain(said);
    expect(book.Sheets['Ringkasan']!['B9']).toMatchObject({ t: 'n', v: 3000 });
  });

  it('numbers are numbers, kept back is text, unknown is empty, never 0', () => {
    const desa = book.Sheets['Desa']!;
    expect(desa['C2'].v).toBe('Pekerja (orang)');
    expect(desa['C3']).toMatchObject({ t: 'n', v: 1234, z: '#,##0' });
    expect(desa['D3']).toMatchObject({ t: 's', v: '<5' });
    expect(desa['D4']).toBeUndefined();
    expect(desa['D5']).toMatchObject({ t: 'n', v: 0 });
    expect(desa['E3']).toMatchObject({ t: 'n', v: 7.4, z: '#,##0.0' });
    expect(desa['D9']).toMatchObject({ t: 's', v: 'tidak dilaporkan' });
  });

  it('text stays text whatever it begins with', () => {
    const sheet = book.Sheets['=1+1 #strong x']!;
    const cells = [3, 4, 5, 6, 7, 8, 9].map((row) => sheet[`A${row}`]);
    expect(cells.map(({ v }) => v)).toEqual([
      ...['=1+1', '@x', '-2', '+3', '"kutip", koma', '<b>tebal</b> & lain', "'petik"],
    ]);
    for (const { t, f } of cells) expect({ t, f }).toEqual({ t: 's', f: undefined });
  });

  it('says sources, small numbers and build last', () => {
    const text = textOf('Sumber');
    for (const said of ['SP2020, BPS.', 'Angka 1–4', snapshot.build, document.made])
      expect(text).toContain(said);
  });

  it('the same report gives the same bytes', async () => {
    const again = await reportWorkbook({ snapshot, document });
    expect(Buffer.from(again).equals(Buffer.from(made))).toBe(true);
  });
});
