import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { reportArchive } from '#lib/server/reports/files/report-archive.ts';
import type { ReportMetadata } from '#lib/server/reports/files/report-metadata.ts';
import { exampleDocument } from '../../../views/report/example-document.ts';
import { exampleSnapshot } from '../../../views/report/example-snapshot.ts';

const snapshot = exampleSnapshot();
const document = exampleDocument();
const made = reportArchive({ snapshot, document });
const files = unzipSync(made);
const textOf = (name: string) => strFromU8(files[name]!);
const rowsOf = (name: string) =>
  Papa.parse<Record<string, string>>(textOf(name), {
    header: true,
    skipEmptyLines: true,
  }).data;

describe('a report as an archive', () => {
  it('has a file for each table, what they mean, and how to read them', () => {
    expect(Object.keys(files)).toEqual(['README.txt', 'metadata.json', 'desa.csv', 'teks.csv']);
  });

  it('numbers have a decimal point; what is kept back or unknown is empty, with its words beside it', () => {
    const [head] = Buffer.from(files['desa.csv']!).toString().split('\r\n');
    expect(head).toBe('\uFEFFcode,name,eligible,active,active_text,rate');
    const rows = rowsOf('desa.csv');
    expect(rows[0]).toEqual({
      ...{ code: '99.01.01.2001', name: 'Desa Contoh 1', eligible: '1234' },
      ...{ active: '', active_text: '<5', rate: '7.4' },
    });
    expect(rows.map(({ active }) => active)).toEqual(['', '', '0', '1300', '', '', '']);
    expect(rows.at(-1)).toMatchObject({ name: 'Jumlah', eligible: '7404', active_text: 'tidak dilaporkan' });
  });

  it('text that looks like a formula is not one', () => {
    expect(rowsOf('teks.csv').map(({ text }) => text)).toEqual([
      ...["'=1+1", "'@x", "'-2", "'+3", '"kutip", koma', '<b>tebal</b> & lain', "'petik"],
    ]);
  });

  it('metadata name every column of every file, with unit, denominator, month, threshold and sources', () => {
    const metadata = JSON.parse(textOf('metadata.json')) as ReportMetadata;
    for (const { file, columns, rows } of metadata.tables) {
      expect(columns.map(({ name }) => name)).toEqual(Object.keys(rowsOf(file)[0]!));
      expect(rows).toBe(rowsOf(file).length);
    }
    expect(metadata.tables[0]).toMatchObject({ file: 'desa.csv', total_row: true });
    expect(metadata.tables[0]!.columns[3]).toEqual({
      ...{ name: 'active', meaning: 'Peserta aktif', unit: 'orang', type: 'number' },
    });
    expect(metadata).toMatchObject({
      ...{ month: '2026-10', small_numbers: { threshold: 5 }, build: snapshot.build },
      ...{ denominator: snapshot.denominator, place: snapshot.place, sources: document.sources },
      ...{ simulated: { note: document.badge.note }, shapes: { desa: 6, approximate: 6, credit: null } },
    });
  });

  it('the readme says what the report is, every file, and what small numbers are', () => {
    const readme = textOf('README.txt');
    const { title, lead, smallNumbers, made: frozen } = document;
    for (const said of [
      title,
      lead,
      'SIMULASI',
      'desa.csv',
      'teks.csv',
      smallNumbers,
      frozen,
      'SP2020, BPS.',
    ])
      expect(readme).toContain(said);
  });

  it('the same report gives the same bytes', () => {
    expect(Buffer.from(reportArchive({ snapshot, document })).equals(Buffer.from(made))).toBe(true);
  });
});
