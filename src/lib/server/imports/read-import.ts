import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { readBranch, type Branch } from './branch.ts';
import { readImportFile, type FileContent, type FileInput } from './readers/read-file.ts';
import { understand, type ImportWishes, type Understanding } from './understand.ts';

/** A file that was read and understood; nothing of it has been written anywhere. */
export interface ReadImport {
  content: FileContent;
  branch: Branch;
  wishes: ImportWishes;
  understood: Understanding;
}

export interface ReadContext {
  appDir: string;
  dataDir: string;
  /** ISO time. */
  now: string;
  signal?: AbortSignal;
  onProgress?: (bytes: number) => void;
}

/**
 * Reads a file and what it says. @throws UserError with a sentence when it cannot be read at all
 */
export async function readImport(
  input: FileInput,
  wishes: ImportWishes,
  context: ReadContext,
): Promise<ReadImport> {
  const branch = await readBranch(context.appDir, context.dataDir);
  const read = async (mayCount: boolean) => {
    const from = mayCount || input.path === null ? input : fileInput(input.path);
    const content = await readImportFile(from, {
      appDir: context.appDir,
      placeNames: new Set([...branch.desaNames, ...branch.kecamatanNames]),
      mayCount,
      ...(context.signal && { signal: context.signal }),
      ...(context.onProgress && { onProgress: context.onProgress }),
    });
    return { content, branch, wishes, understood: await understand(content, branch, wishes, context) };
  };
  const quick = await read(input.path !== null);
  return needsLines(quick.understood) ? read(false) : quick;
}

/** A file that lies on this machine. */
export function fileInput(path: string): FileInput {
  return { name: basename(path), chunks: createReadStream(path, { highWaterMark: 1 << 20 }), path };
}

/** Reads the same file another way. @throws UserError when a wish cannot be met */
export async function readAgain(
  { content, branch }: ReadImport,
  wishes: ImportWishes,
  context: ReadContext,
): Promise<ReadImport> {
  return { content, branch, wishes, understood: await understand(content, branch, wishes, context) };
}

/** Rows that were counted while reading have no lines: they do when all is well, and only as they were counted. */
function needsLines({ table, found, mapping }: Understanding): boolean {
  const counted = table?.counted;
  if (!counted) return false;
  const once = mapping.columns.flatMap(({ role }, i) => (role === 'period' || role === 'segment' ? [i] : []));
  const used = mapping.columns.flatMap(({ role }, i) =>
    role === 'ignore' || role === 'personal' ? [] : [i],
  );
  return (
    found.review.length > 0 ||
    found.rejectedCount > 0 ||
    found.missingRoles.length > 0 ||
    found.kind !== 'participants' ||
    used.some((column) => !counted.kept.includes(column)) ||
    once.join() !== [...counted.once].sort((a, b) => a - b).join()
  );
}
