import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MatchedBy } from '#lib/domain/wilayah/boundaries.ts';
import { payloadPath, readLedger } from '../ledger/ledger.ts';
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

/** Where the boundaries are: those of the import that counts, else a file of an earlier version of Jangkau. */
export async function boundaryPath(dataDir: string): Promise<string> {
  const entry = (await readLedger(dataDir)).find(({ kind }) => kind === 'boundaries');
  return entry ? payloadPath(dataDir, entry) : join(dataDir, BOUNDARY_FILE);
}

/**
 * The boundaries in a data folder; `null` where none were imported.
 * @throws Error when the file is there but damaged, with a sentence that says how to replace it; UserError when the
 * ledger is
 */
export async function readBoundaryFile(dataDir: string): Promise<BoundaryFile | null> {
  const path = await boundaryPath(dataDir);
  try {
    const text = await readFile(path, 'utf8');
    return FILE.parse(JSON.parse(text)) as unknown as BoundaryFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw damagedBoundaries(error);
  }
}

/** The one error for a boundary file that cannot be used. */
export function damagedBoundaries(cause: unknown): Error {
  return new Error(`The boundary file is damaged. Load it again: npm run jangkau -- boundaries <file>`, {
    cause,
  });
}
