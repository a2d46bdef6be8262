import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guessMapping } from '#lib/domain/imports/guess-mapping.ts';
import { interpret } from '#lib/domain/imports/interpret.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { normaliseName } from '#lib/domain/wilayah/codes.ts';
import { reconciler } from '#lib/domain/wilayah/reconcile.ts';
import { fileInput } from '#lib/server/imports/read-import.ts';
import { readImportFile } from '#lib/server/imports/readers/read-file.ts';
import { REMBANG } from '../../../domain/wilayah/rembang.ts';
import { REPOSITORY } from '../../fixture-app.ts';

const desaNames = new Set(REMBANG.map(({ name }) => normaliseName(name)));
const kecamatanNames = new Set(REMBANG.map(({ kecamatan }) => normaliseName(kecamatan)));
const placeNames = new Set([...desaNames, ...kecamatanNames]);

/** Digits that stand for nobody: equal ones are not one person. */
const NOBODY = ['', '0', '12345', `9917${'0'.repeat(12)}`, '9'.repeat(16)];

/** Invented people: some twice, some twice with another desa or status, some without a number, quotes and line ends. */
function participants(seed: number, rows: number): string {
  const random = seededRandom(seed);
  const int = (below: number) => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]) => list[int(list.length)]!;
  const end = seed % 2 ? '\r\n' : '\n';
  const lines = Array.from({ length: rows }, (_, i) => {
    const { code, name } = REMBANG[int(20)]!;
    const number = `9917${String(1 + int(rows)).padStart(12, '0')}`;
    const person = int(10) === 0 ? pick(NOBODY) : number;
    const address = `"Jl. Contoh ""${i}"", RT ${int(9)}"`;
    return [
      i + 1,
      person,
      `ORANG CONTOH ${int(rows)}`,
      address,
      code,
      name,
      pick(['PU', 'BPU']),
      pick(['Aktif', 'Menunggak']),
      pick(['2026-09', '2026-10']),
    ].join(';');
  });
  return ['No;NIK;Nama;Alamat;Kode Desa;Desa;Segmen;Status;BLTH', ...lines].join(end);
}

async function countBoth(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'jangkau-peserta-'));
  try {
    const path = join(folder, 'peserta.csv');
    await writeFile(path, text);
    const read = async (mayCount: boolean) => {
      const { tables, file } = await readImportFile(fileInput(path), {
        appDir: REPOSITORY,
        placeNames,
        mayCount,
      });
      const table = tables[0]!;
      const { mapping } = guessMapping(table, { fileName: 'peserta.csv', desaNames, kecamatanNames });
      const context = {
        desa: REMBANG,
        reconcile: reconciler(REMBANG, []),
        newest: '2026-11',
        graceMonths: 3,
      };
      return { table, file, found: interpret(table, mapping, context) };
    };
    return { counted: await read(true), rowByRow: await read(false) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function recordsOf({ counts }: ReturnType<typeof interpret>): string[] {
  const { desa, dimensions, value, length } = counts!;
  const all = [desa, ...Object.values(dimensions)];
  return Array.from({ length }, (_, i) =>
    [...all.map(({ values, codes }) => values[codes[i]!]), value[i]].join(' '),
  ).sort();
}

describe('people counted by DuckDB while it reads', () => {
  test.each([1, 2, 3, 4])('are the same as row by row (file %i)', async (seed) => {
    const { counted, rowByRow } = await countBoth(participants(seed, 6000));
    expect(counted.table.counted).toBeDefined();
    expect(rowByRow.table.counted).toBeUndefined();
    expect(recordsOf(counted.found)).toEqual(recordsOf(rowByRow.found));
    expect(counted.found.duplicates).toEqual(rowByRow.found.duplicates);
    expect(counted.found.duplicates.differing).toBeGreaterThan(0);
    expect(counted.found.duplicates.unknown).toBeGreaterThan(0);
    expect(counted.found.accepted.people).toBe(rowByRow.found.accepted.people);
    expect(counted.file.sha256).toBe(rowByRow.file.sha256);
    expect(counted.table.personal.map(({ column }) => column)).toEqual(
      rowByRow.table.personal.map(({ column }) => column),
    );
  });

  test('a file with a sum at the bottom is read row by row', async () => {
    const { counted } = await countBoth(`${participants(5, 6000)}\nJUMLAH;;;;;;;6000`);
    expect(counted.table.counted).toBeUndefined();
  });

  test('spaces around a number of a person do not count', async () => {
    const text = participants(7, 6000).replace(/;(9917\d+);/, '; $1;');
    const { counted, rowByRow } = await countBoth(text);
    expect(recordsOf(counted.found)).toEqual(recordsOf(rowByRow.found));
    expect(counted.found.duplicates).toEqual(rowByRow.found.duplicates);
  });

  test('masked and rounded numbers are read row by row, and equal ones are not taken for one person', async () => {
    const masked = Array.from({ length: 3000 }, () => [
      '9917010101******',
      '9,91701E+15',
      'belum ada',
    ]).flat();
    const lines = participants(8, 6000).split('\n');
    const { code, name } = REMBANG[0]!;
    for (const [i, nik] of masked.entries())
      lines.push(`${i};${nik};ORANG CONTOH;Jl. Contoh;${code};${name};BPU;Aktif;2026-10`);
    const { counted, rowByRow } = await countBoth(lines.join('\n'));
    const without = await countBoth(participants(8, 6000));
    expect(counted.table.counted).toBeUndefined();
    const people = without.rowByRow.found.accepted.people + masked.length;
    expect(rowByRow.found.accepted.people).toBe(people);
    expect(counted.found.accepted.people).toBe(people);
  });
});
