import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '#lib/domain/random/random.ts';
import { readImportFile, type FileContent, type FileInput } from '#lib/server/imports/readers/read-file.ts';
import { interpret } from '#lib/domain/imports/interpret.ts';
import { guessMapping } from '#lib/domain/imports/guess-mapping.ts';
import { reconciler } from '#lib/domain/wilayah/reconcile.ts';
import { UserError } from '#lib/server/user-error.ts';
const REPOSITORY = join(import.meta.dirname, '../../..');
const SAMPLES = join(import.meta.dirname, '../../fixtures/imports');

const DESA = [
  {
    code: '33.17.01.2001',
    bpsCode: '3317010001',
    name: 'Ronggo Mulyo',
    kecamatan: 'Sumber',
    kecamatanCode: '33.17.01',
  },
  {
    code: '33.17.01.2002',
    bpsCode: '3317010002',
    name: 'Logede',
    kecamatan: 'Sumber',
    kecamatanCode: '33.17.01',
  },
];

/** Bytes as a file somebody uploads, in one piece or many. */
export function uploadOf(name: string, bytes: Uint8Array, piece = bytes.length || 1): FileInput {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  return { name, chunks: chunks(), path: null };
}

/** Reads and understands bytes all the way; gives the refusal or what was read. @throws anything that is no refusal */
export async function digest(bytes: Uint8Array): Promise<FileContent | UserError> {
  const options = {
    appDir: REPOSITORY,
    placeNames: new Set(['logede', 'sumber']),
  };
  try {
    const content = await readImportFile(uploadOf('acak.bin', bytes, 1000), options);
    for (const table of content.tables) understandAll(table);
    return content;
  } catch (cause) {
    if (cause instanceof UserError) return cause;
    throw cause;
  }
}

function understandAll(table: FileContent['tables'][number]): void {
  const names = { desaNames: new Set(['logede']), kecamatanNames: new Set(['sumber']) };
  const context = { desa: DESA, reconcile: reconciler(DESA, []), newest: '2026-11', graceMonths: 3 };
  for (const kind of [undefined, 'enrollment', 'participants', 'labour'] as const) {
    const { mapping } = guessMapping(table, { fileName: 'acak.bin', ...names, ...(kind && { kind }) });
    interpret(table, mapping, context);
  }
}

/** Sample files that are text or boundaries: mutated ones are read without starting a thread each. */
const TEXTS = readdirSync(SAMPLES)
  .filter((name) => /\.(csv|tsv|txt|geojson|topojson)$/.test(name))
  .map((name) => readFileSync(join(SAMPLES, name)));

/** The `n`-th hostile file: random bytes, random text, or a sample cut, doubled, shuffled or with bytes changed. */
export function hostile(n: number, bases: readonly Uint8Array[] = TEXTS): Uint8Array {
  const random = seededRandom(n);
  const int = (below: number) => Math.floor(random() * below);
  if (n % 5 === 0) return Uint8Array.from({ length: int(3000) }, () => int(256));
  if (n % 5 === 1) {
    const alphabet = '0123456789;,\t|"\n\r .-%\'=+@abcDESAkecamatan\u00a0é{}[]<>';
    return Buffer.from(Array.from({ length: int(3000) }, () => alphabet[int(alphabet.length)]).join(''));
  }
  const bytes = Buffer.from(bases[int(bases.length)]!);
  const changes = 1 + int(20);
  for (let i = 0; i < changes && bytes.length > 0; i++) bytes[int(bytes.length)] = int(256);
  if (n % 5 === 2) return bytes.subarray(0, int(bytes.length + 1));
  return n % 5 === 3 ? Buffer.concat([bytes, bytes.subarray(int(bytes.length))]) : bytes;
}
