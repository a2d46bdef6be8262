import { FACT_SPECS, isFactKind, KINDS, type Kind } from '#lib/domain/imports/kinds.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareDataFolder } from '../data-folder.ts';
import { readReference, type ReferenceDesa } from '../warehouse/reference.ts';

type Row = readonly (string | number)[];

const EXAMPLE_MONTH = '2026-10';
const EXAMPLE_DESA = 6;
/** Name of the second example of denominators. */
const OWN_DENOMINATOR = 'denominators-cabang';

/**
 * An example file of a kind as CSV: real desa, invented numbers. For facts it is the shipped file, to be edited.
 * @returns null where a kind is unknown or has no example (boundaries)
 */
export async function exampleFile(name: string, appDir: string, dataDir: string): Promise<string | null> {
  if (name === OWN_DENOMINATOR) return ownDenominatorExample();
  const kind = KINDS.find((one) => one === name);
  if (kind === undefined || kind === 'boundaries') return null;
  if (isFactKind(kind) && kind !== 'aliases') {
    return readFile(join(appDir, 'data/reference', `${kind}.csv`), 'utf8');
  }
  const { scope } = await prepareDataFolder(dataDir);
  const { desa } = await readReference(appDir, scope);
  return csvLines(exampleRows(kind, desa.slice(0, EXAMPLE_DESA)));
}

/** The branch's own denominator set, with invented values; Jakon and the total may be left out. */
function ownDenominatorExample(): string {
  const of = (segment: string, people: number): Row => [
    `cabang-${EXAMPLE_MONTH}-${segment}`,
    'Penyebut cabang',
    segment,
    people,
    EXAMPLE_MONTH,
    'contoh: ganti dengan siapa yang dihitung',
    'contoh: ganti dengan sumbernya',
  ];
  const header = FACT_SPECS.denominators.fields.map((field) => field.name);
  return csvLines([header, of('pu', 60_000), of('bpu', 150_000), of('jakon', 10_000)]);
}

/** Rows as CSV (RFC 4180). */
export function csvLines(rows: readonly Row[]): string {
  return `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function exampleRows(kind: Exclude<Kind, 'boundaries'>, desa: readonly ReferenceDesa[]): Row[] {
  switch (kind) {
    case 'enrollment':
      return [
        ['periode', 'kode_desa', 'segmen', 'sumber_iuran', 'status', 'jumlah'],
        ...desa.flatMap(({ code }, i): Row[] => [
          [EXAMPLE_MONTH, code, 'pu', 'pemberi-kerja', 'aktif', 120 + 10 * i],
          [EXAMPLE_MONTH, code, 'bpu', 'mandiri', 'aktif', 20 + i],
          [EXAMPLE_MONTH, code, 'bpu', 'apbdes', 'aktif', 15],
          [EXAMPLE_MONTH, code, 'jakon', 'pemberi-kerja', 'aktif', i],
        ]),
      ];
    case 'participants':
      return [
        ['BLTH', 'Kecamatan', 'Desa', 'Segmen', 'Sumber Iuran', 'Status'],
        ...desa.map(({ kecamatan, name: desaName }): Row => [
          EXAMPLE_MONTH,
          kecamatan,
          desaName,
          'BPU',
          'Mandiri',
          'Aktif',
        ]),
      ];
    case 'population':
      return [
        ['Periode', 'Kode Desa', 'Kecamatan', 'Desa', 'Laki-laki', 'Perempuan'],
        ...desa.map(({ code, kecamatan, name }, i): Row => [
          '2026-06',
          code,
          kecamatan,
          name,
          1000 + 10 * i,
          990 + 10 * i,
        ]),
      ];
    case 'occupation':
      return [
        [
          'Periode',
          'Kode Desa',
          'Kecamatan',
          'Desa',
          'Petani/Pekebun',
          'Nelayan/Perikanan',
          'Pedagang',
          'Buruh Harian Lepas',
        ],
        ...desa.map(({ code, kecamatan, name }, i): Row => [
          '2026-06',
          code,
          kecamatan,
          name,
          300 + i,
          i,
          40,
          60,
        ]),
      ];
    default:
      return [
        FACT_SPECS.aliases.fields.map((field) => field.name),
        ...desa
          .slice(0, 2)
          .map(({ kecamatan, name, code }): Row => [kecamatan, `${name} (ejaan lain)`, code]),
      ];
  }
}
