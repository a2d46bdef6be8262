import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MatchedBy } from '#lib/domain/wilayah/boundaries.ts';
import { UserError } from '#lib/server/user-error.ts';
import type { DesaTopology } from './desa-topology.ts';

/** Official boundaries as the data folder keeps them. */
export interface BoundaryFile {
  version: 1;
  source: string | null;
  licence: string | null;
  /** ISO date and time. */
  importedAt: string;
  /** Of the file that was imported. */
  sha256: string;
  matchedBy: Record<MatchedBy, number>;
  topology: DesaTopology;
}

export const BOUNDARY_FILE = 'boundaries.json';

const FILE = z.object({
  version: z.literal(1),
  source: z.string().nullable(),
  licence: z.string().nullable(),
  importedAt: z.string(),
  sha256: z.string(),
  matchedBy: z.object({ kemendagri: z.number(), bps: z.number(), name: z.number() }),
  topology: z.looseObject({
    type: z.literal('Topology'),
    arcs: z.array(z.array(z.array(z.number()))),
    objects: z.object({ desa: z.looseObject({ geometries: z.array(z.looseObject({ id: z.string() })) }) }),
  }),
});

/**
 * The boundaries in a data folder; `null` where none were imported.
 * @throws Error when the file is there but damaged, with a sentence that says how to replace it
 */
export async function readBoundaryFile(dataDir: string): Promise<BoundaryFile | null> {
  try {
    const text = await readFile(join(dataDir, BOUNDARY_FILE), 'utf8');
    return FILE.parse(JSON.parse(text)) as unknown as BoundaryFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw damagedBoundaries(error);
  }
}

/** The one error for a boundary file that cannot be used. */
export function damagedBoundaries(cause: unknown): Error {
  return new Error(`${BOUNDARY_FILE} is damaged. Load it again: npm run jangkau -- boundaries <file>`, {
    cause,
  });
}

/**
 * Replaces the boundaries in a data folder in one step: a reader sees the old file or the new one, never a part.
 * @returns bytes written
 * @throws UserError when the disk is full or the folder cannot be written; the old file is still there
 */
export async function writeBoundaryFile(dataDir: string, file: BoundaryFile): Promise<number> {
  const path = join(dataDir, BOUNDARY_FILE);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const text = JSON.stringify(file);
  try {
    await mkdir(dataDir, { recursive: true });
    await writeDurably(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const why = WRITE_PROBLEMS[(error as NodeJS.ErrnoException).code ?? ''];
    if (why === undefined) throw error;
    throw new UserError(`Cannot write ${path}: ${why}. Nothing was changed.`, { cause: error });
  }
  return Buffer.byteLength(text);
}

const WRITE_PROBLEMS: Record<string, string> = {
  ENOSPC: 'the disk is full, free some space and try again',
  EDQUOT: 'the disk quota is used up, free some space and try again',
  EACCES: 'this user may not write there, change the permissions or the data folder',
  EPERM: 'this user may not write there, change the permissions or the data folder',
  EROFS: 'the disk is read-only, choose another data folder',
  ENOTDIR: 'the data folder is not a folder, choose another one',
  EEXIST: 'the data folder is not a folder, choose another one',
};

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
