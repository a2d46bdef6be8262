import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importEnrollment } from '#lib/server/imports/enrollment-csv.ts';
import { readLedger, removeEntries } from '#lib/server/ledger/ledger.ts';
import { DESA, NOW, reported, withFixtureApp, type FixtureApp } from '../fixture-app.ts';

const HEADER = 'periode,kode_desa,segmen,sumber_iuran,status,jumlah';
const GOOD = reported('2026-01', DESA[0]!, 3, 2, 1);

async function importText(app: FixtureApp, text: string | Buffer, fileName = 'berkas.csv') {
  const path = join(app.dataDir, fileName);
  await writeFile(path, text);
  return importEnrollment([path], {
    dataDir: app.dataDir,
    desaCodes: DESA,
    simulated: false,
    importedAt: NOW,
  });
}

describe('importing enrollment', () => {
  test('a clean file becomes a ledger entry with its sums', () =>
    withFixtureApp(async (app) => {
      const [entry] = await importText(app, [HEADER, ...GOOD, ''].join('\n'));
      expect(entry).toMatchObject({
        fileName: 'berkas.csv',
        periodFirst: '2026-01',
        periodLast: '2026-01',
        rows: 3,
        desa: 1,
        activeBySegment: { pu: 3, bpu: 2, jakon: 1 },
        simulated: false,
      });
      expect(await readLedger(app.dataDir)).toEqual([entry]);
    }));

  test.each([
    ['semicolons', (lines: string[]) => lines.join('\n').replaceAll(',', ';')],
    ['tabs and Windows line ends', (lines: string[]) => lines.join('\r\n').replaceAll(',', '\t')],
    ['a byte order mark', (lines: string[]) => `\uFEFF${lines.join('\n')}`],
    [
      'quoted fields',
      (lines: string[]) =>
        lines
          .map((line) =>
            line
              .split(',')
              .map((f) => `"${f}"`)
              .join(','),
          )
          .join('\n'),
    ],
  ])('%s are read the same', (_, write) =>
    withFixtureApp(async (app) => {
      const [entry] = await importText(app, write([HEADER, ...GOOD]));
      expect(entry).toMatchObject({ rows: 3, activeBySegment: { pu: 3, bpu: 2, jakon: 1 } });
    }),
  );

  test('the same content twice is one import', () =>
    withFixtureApp(async (app) => {
      const text = [HEADER, ...GOOD].join('\n');
      const [first] = await importText(app, text);
      const [second] = await importText(app, text, 'salinan.csv');
      expect(second).toEqual(first);
      expect(await readLedger(app.dataDir)).toHaveLength(1);
    }));

  test('a month already loaded from another file is refused', () =>
    withFixtureApp(async (app) => {
      await importText(app, [HEADER, ...GOOD].join('\n'));
      const other = [HEADER, ...reported('2026-01', DESA[1]!, 1, 1, 1)].join('\n');
      await expect(importText(app, other, 'lain.csv')).rejects.toThrow(
        '2026-01 is already loaded from "berkas.csv", and counts of a month come from one file. Add --replace',
      );
    }));

  let clock = 0;
  async function importMonths(app: FixtureApp, months: string[], fileName: string, replace: boolean) {
    const path = join(app.dataDir, fileName);
    const lines = months.flatMap((month) => reported(month, DESA[0]!, fileName.charCodeAt(0), 1, 1));
    await writeFile(path, [HEADER, ...lines].join('\n'));
    const options = {
      dataDir: app.dataDir,
      desaCodes: DESA,
      simulated: false,
      importedAt: `2026-11-01T00:00:0${clock++}Z`,
    };
    return importEnrollment([path], { ...options, replace });
  }
  const fileNames = async (app: FixtureApp) =>
    (await readLedger(app.dataDir)).map(({ fileName }) => fileName);

  test('a file in between the months of another is no clash', () =>
    withFixtureApp(async (app) => {
      await importMonths(app, ['2026-01', '2026-03'], 'ganjil.csv', false);
      await importMonths(app, ['2026-02'], 'genap.csv', false);
      expect(await fileNames(app)).toEqual(['ganjil.csv', 'genap.csv']);
    }));

  test('--replace takes the newer file; the older one counts again when that is removed, and can replace in turn', () =>
    withFixtureApp(async (app) => {
      await importMonths(app, ['2026-01'], 'lama.csv', false);
      const newer = await importMonths(app, ['2026-01'], 'baru.csv', true);
      expect(await fileNames(app)).toEqual(['baru.csv']);
      await removeEntries(app.dataDir, newer);
      expect(await fileNames(app)).toEqual(['lama.csv']);
      await importMonths(app, ['2026-01'], 'baru.csv', true);
      await importMonths(app, ['2026-01'], 'lama.csv', true);
      expect(await fileNames(app)).toEqual(['lama.csv']);
    }));

  test('a file that lacks a month of the one it would replace is refused', () =>
    withFixtureApp(async (app) => {
      await importMonths(app, ['2026-01', '2026-02'], 'dua.csv', false);
      await expect(importMonths(app, ['2026-02'], 'satu.csv', true)).rejects.toThrow(
        'cannot replace "dua.csv": 2026-01 would be lost',
      );
    }));

  const bad: [string, string | Buffer, RegExp][] = [
    [
      'an unknown desa',
      [HEADER, ...GOOD, '2026-01,33.17.99.2001,pu,pemberi-kerja,aktif,1'].join('\n'),
      /line 5: kode_desa "33\.17\.99\.2001" is not a desa of this branch/,
    ],
    [
      'a month written differently',
      `${HEADER}\nJan 2026,${DESA[0]},pu,pemberi-kerja,aktif,1`,
      /line 2: periode "Jan 2026"/,
    ],
    [
      'a month that is not over',
      `${HEADER}\n2031-01,${DESA[0]},pu,pemberi-kerja,aktif,1`,
      /periode "2031-01" is not between 2000-01 and 2026-11/,
    ],
    ['an unknown segment', `${HEADER}\n2026-01,${DESA[0]},pmi,mandiri,aktif,1`, /segmen "pmi"/],
    ['an unknown payer', `${HEADER}\n2026-01,${DESA[0]},bpu,bupati,aktif,1`, /sumber_iuran "bupati"/],
    ['an unknown status', `${HEADER}\n2026-01,${DESA[0]},bpu,mandiri,lunas,1`, /status "lunas"/],
    [
      'a missing count',
      `${HEADER}\n2026-01,${DESA[0]},bpu,mandiri,aktif,`,
      /jumlah "" is not a whole number from 0 to 200000/,
    ],
    ['a dash for a count', `${HEADER}\n2026-01,${DESA[0]},bpu,mandiri,aktif,-`, /jumlah "-"/],
    ['a negative count', `${HEADER}\n2026-01,${DESA[0]},bpu,mandiri,aktif,-4`, /jumlah "-4"/],
    [
      'more people than any desa has',
      `${HEADER}\n2026-01,${DESA[0]},bpu,mandiri,aktif,999999999`,
      /jumlah "999999999"/,
    ],
    ['a thousands separator', `${HEADER}\n2026-01,${DESA[0]},bpu,mandiri,aktif,1.234`, /jumlah "1\.234"/],
    ['a row twice', [HEADER, GOOD[0], GOOD[0]].join('\n'), /appears twice \(2 bad rows/],
    [
      'a file that breaks off',
      [HEADER, ...GOOD, '2026-01,99.01.01.2002,p'].join('\n'),
      /breaks off or is damaged/,
    ],
    ['another header', `nik,nama\n1,2\n`, /its first line must be periode,/],
    [
      'a binary file',
      Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 255, 254, 0, 1]),
      /its first line must be periode,/,
    ],
    ['an empty file', '', /its first line must be periode,/],
    ['a header alone', `${HEADER}\n`, /header but no rows/],
  ];
  test.each(bad)('%s is refused with a sentence, and nothing is kept', (_, text, message) =>
    withFixtureApp(async (app) => {
      await expect(importText(app, text)).rejects.toThrow(message);
      expect(await readdir(join(app.dataDir, 'ledger'))).toEqual([]);
    }),
  );

  test('real counts are not mixed with simulated ones, whatever the month', () =>
    withFixtureApp(async (app) => {
      const [demo, real] = [join(app.dataDir, 'demo.csv'), join(app.dataDir, 'nyata.csv')];
      await writeFile(demo, [HEADER, ...reported('2026-01', DESA[0]!, 1, 1, 1)].join('\n'));
      await writeFile(real, [HEADER, ...reported('2026-02', DESA[0]!, 1, 1, 1)].join('\n'));
      const options = { dataDir: app.dataDir, desaCodes: DESA, importedAt: NOW };
      await importEnrollment([demo], { ...options, simulated: true });
      await expect(importEnrollment([real], { ...options, simulated: false })).rejects.toThrow(
        /never mixed with real counts.*init --empty/,
      );
    }));

  test('a file that is not there is named', () =>
    withFixtureApp(async (app) => {
      const options = { dataDir: app.dataDir, desaCodes: DESA, simulated: false, importedAt: NOW };
      await expect(importEnrollment([join(app.dataDir, 'tidak-ada.csv')], options)).rejects.toThrow(
        /tidak-ada\.csv cannot be read/,
      );
    }));

  test('removed entries are gone from the ledger', () =>
    withFixtureApp(async (app) => {
      const entries = await importText(app, [HEADER, ...GOOD].join('\n'));
      await removeEntries(app.dataDir, entries);
      expect(await readLedger(app.dataDir)).toEqual([]);
    }));
});
