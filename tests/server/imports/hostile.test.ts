import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readImportFile } from '#lib/server/imports/readers/read-file.ts';
import { currentBuild } from '#lib/server/warehouse/builds.ts';
import { UserError } from '#lib/server/user-error.ts';
import { withFixtureApp, REPOSITORY } from '../fixture-app.ts';
import { digest, hostile, uploadOf } from './hostile.ts';
import { publishText } from './working.ts';
import { SAMPLES } from './samples.ts';

const FILES = 10_000;
const options = { appDir: REPOSITORY, placeNames: new Set<string>() };

test(`${FILES} random and mutated files are read or refused with a sentence, none crashes or hangs`, async () => {
  let refused = 0;
  for (let n = 0; n < FILES; n++) {
    const outcome = await digest(hostile(n));
    if (outcome instanceof UserError) {
      refused++;
      expect(outcome.message).toMatch(/^\S.{10,}[.)]$/s);
    }
  }
  expect(refused).toBeGreaterThan(FILES / 20);
  expect(refused).toBeLessThan(FILES);
});

test('mutated workbooks are read or refused, each in a thread that is stopped when it takes too long', async () => {
  const books = readdirSync(SAMPLES)
    .filter((name) => /\.(xlsx|xls|ods)$/.test(name))
    .map((name) => readFileSync(join(SAMPLES, name)));
  for (let n = 0; n < 40; n++) {
    const outcome = await digest(hostile(n * 5 + 4, books));
    if (outcome instanceof UserError) expect(outcome.message).toMatch(/^\S.{10,}[.)]$/s);
    else expect(outcome.file.bytes).toBeGreaterThan(0);
  }
});

test('whatever is dropped, the build that is served stays', () =>
  withFixtureApp(async (app) => {
    await app.build();
    const before = await currentBuild(app.dataDir);
    for (let n = 0; n < 25; n++) {
      const outcome = publishText(app, `acak-${n}.csv`, hostile(n), { withoutRejected: true });
      await expect(outcome).rejects.toBeInstanceOf(UserError);
    }
    expect(await currentBuild(app.dataDir)).toEqual(before);
  }));

interface Entry {
  name: string;
  data: Buffer;
  /** Size the archive claims; the real one unless told. */
  claims?: number;
}

/** A zip as hostile as asked. */
function zip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims } of entries) {
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32Of(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}

function crc32Of(data: Buffer): number {
  return crc32(data);
}

describe('files built to do harm are refused with a sentence', () => {
  const workbook = { name: 'xl/workbook.xml', data: Buffer.from('<workbook/>') };
  const bomb = Buffer.alloc(601_000_000);

  test.each<[string, () => Uint8Array, RegExp]>([
    ['a zip bomb', () => zip([workbook, { name: 'xl/a.xml', data: bomb }]), /zip bomb/],
    [
      'a zip bomb that claims to be small',
      () => zip([workbook, { name: 'xl/a.xml', data: bomb, claims: 10 }]),
      /damaged|zip bomb/,
    ],
    [
      'an entry that claims 4 GB',
      () => zip([workbook, { name: 'xl/a.xml', data: Buffer.from('x'), claims: 4_294_000_000 }]),
      /zip bomb/,
    ],
    [
      'a path that leaves the archive',
      () => zip([workbook, { name: '../../etc/passwd', data: Buffer.from('x') }]),
      /unsafe names/,
    ],
    [
      'an absolute path',
      () => zip([workbook, { name: '/etc/passwd', data: Buffer.from('x') }]),
      /unsafe names/,
    ],
    [
      'ten thousand and one entries',
      () =>
        zip([
          workbook,
          ...Array.from({ length: 10_001 }, (_, i) => ({ name: `x${i}`, data: Buffer.alloc(0) })),
        ]),
      /entries/,
    ],
    ['ten million columns', () => Buffer.from(`${'a;'.repeat(10_000_000)}\n1;2`), /more than 20000 columns/],
    [
      'a quotation mark that never ends',
      () => Buffer.from(`a;b\n"${'x;y\n'.repeat(2_000_000)}`),
      /never ends/,
    ],
    ['a word document', () => zip([{ name: 'word/document.xml', data: Buffer.from('x') }]), /Word file/],
  ])('%s', async (_, bytes, sentence) => {
    const reading = readImportFile(uploadOf('jahat.bin', bytes(), 1 << 20), options);
    await expect(reading).rejects.toThrow(sentence);
    await expect(reading).rejects.toBeInstanceOf(UserError);
  });

  test('a stream that never ends is cut off', async () => {
    async function* forever() {
      const line = Buffer.from('a;b;c;1\n'.repeat(100_000));
      for (;;) yield line;
    }
    const endless = { name: 'tak-berujung.csv', chunks: forever(), path: null };
    await expect(readImportFile(endless, options)).rejects.toThrow(
      /larger than 300 MB|more than 6000000 rows/,
    );
  });
});
