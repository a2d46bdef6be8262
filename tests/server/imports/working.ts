import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countingEntries, readHistory, type LedgerEntry } from '#lib/server/ledger/ledger.ts';
import { publishImport, type PublishWishes } from '#lib/server/imports/publish-import.ts';
import { fileInput, readImport } from '#lib/server/imports/read-import.ts';
import type { ImportWishes } from '#lib/server/imports/understand.ts';
import type { FixtureApp } from '../fixture-app.ts';
import { TESTER } from '../fixture-app.ts';

export const AGREED: PublishWishes = {
  replace: false,
  withoutRejected: false,
  withoutDemo: false,
  template: null,
};

let clock = Date.parse('2026-11-02T00:00:00Z');

/** A time later than all before it. */
export function nextTime(): string {
  clock += 1000;
  return new Date(clock).toISOString();
}

/** Writes a file, reads it and publishes it in the fixture app. */
export async function publishText(
  app: FixtureApp,
  fileName: string,
  content: string | Uint8Array,
  wishes: Partial<PublishWishes> = {},
  reading: ImportWishes = {},
): Promise<{ entry: LedgerEntry; fresh: boolean }> {
  const path = join(app.dataDir, '..', fileName);
  await writeFile(path, content);
  const context = { ...app, now: nextTime(), actor: TESTER, onProgress: () => undefined };
  const read = await readImport(fileInput(path), reading, context);
  return publishImport(read.content, read.understood, { ...AGREED, ...wishes }, context);
}

/** File names of the imports that count. */
export async function countingNames(app: FixtureApp): Promise<string[]> {
  return countingEntries(await readHistory(app.dataDir)).map(({ fileName }) => fileName);
}
