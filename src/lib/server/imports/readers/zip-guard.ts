import { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { UserError } from '#lib/server/user-error.ts';
import { LIMITS } from './limits.ts';

/** Text of an archive that is refused. */
const refused = (why: string, mengapa: string) =>
  new UserError(
    `This ZIP-based file is refused: ${why}. Save it again in the program it comes from.`,
    `Berkas ini ditolak: ${mengapa}. Simpan ulang dari program asalnya.`,
  );

/** Names of the entries of a zip, in order, without inflating anything. @throws UserError for one that is unsafe */
export async function zipEntryNames(content: Uint8Array): Promise<string[]> {
  const names: string[] = [];
  await eachEntry(content, async (entry) => void names.push(entry.fileName));
  return names;
}

/**
 * Inflates the wanted entries of a zip, counting the real bytes: declared sizes may lie.
 * @throws UserError for path names that leave the archive, encrypted entries, too many of them, or too much inside
 */
export async function guardedZipEntries(
  content: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<Map<string, Uint8Array>> {
  const entries = new Map<string, Uint8Array>();
  let total = 0;
  await eachEntry(content, async (entry, zip) => {
    if (!wanted(entry.fileName) || entry.fileName.endsWith('/')) return;
    const parts: Buffer[] = [];
    const stream = await zip.openReadStreamPromise(entry);
    for await (const part of stream as Readable) {
      total += (part as Buffer).length;
      if (total > LIMITS.inflatedBytes) throw tooMuch();
      parts.push(part as Buffer);
    }
    entries.set(entry.fileName, Buffer.concat(parts));
  });
  return entries;
}

function tooMuch(): UserError {
  const most = LIMITS.inflatedBytes / 1e6;
  return refused(
    `unpacked it would have more than ${most} MB (a "zip bomb" is built like that)`,
    `setelah dibuka isinya lebih dari ${most} MB (seperti "bom zip")`,
  );
}

async function eachEntry(
  content: Uint8Array,
  use: (entry: Entry, zip: ZipFile) => Promise<void>,
): Promise<void> {
  try {
    const zip = await fromBufferPromise(Buffer.from(content.buffer, content.byteOffset, content.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
    });
    if (zip.entryCount > LIMITS.zipEntries)
      throw refused(`it has ${zip.entryCount} entries`, `ada ${zip.entryCount} berkas di dalamnya`);
    let declared = 0;
    for await (const entry of zip.eachEntry()) {
      declared += entry.uncompressedSize;
      if (declared > LIMITS.inflatedBytes) throw tooMuch();
      if (entry.isEncrypted()) throw refused('it is protected by a password', 'dilindungi kata sandi');
      await use(entry, zip);
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw refused(
      'it is damaged, or its entries have unsafe names',
      'rusak, atau nama berkas di dalamnya tidak aman',
    );
  }
}
