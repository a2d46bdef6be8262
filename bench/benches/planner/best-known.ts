import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import type { Orienteering } from './orienteering.ts';
import { readOp } from './read-op.ts';
import { readOplib } from './read-oplib.ts';
import { readTop } from './read-top.ts';

/** A case whose file is still to be read, and the best score published for it. */
export interface KnownCase {
  name: string;
  /** The collection it belongs to; means are taken over these. */
  group: string;
  bestKnown: number;
  read: () => Orienteering;
}

type Cells = Record<string, string>;

/** Where a set keeps its best-known scores, and how a line of that table names a case. */
interface Layout {
  table: string;
  group: (cells: Cells) => string;
  best: (cells: Cells) => string | undefined;
  file: (cells: Cells) => string;
  isUsable?: (cells: Cells) => boolean;
  read: (name: string, text: string) => Orienteering;
}

const LAYOUTS = {
  top: {
    table: 'top_bks.csv',
    group: ({ set }) => set!,
    best: ({ best_in_sources }) => best_in_sources,
    file: ({ set, instance }) => join(set!, `${instance}.txt`),
    read: readTop,
  },
  op: {
    table: 'op_bks.csv',
    group: ({ set }) => set!,
    best: ({ best_found_here }) => best_found_here,
    file: ({ set, instance }) => join(set!, `${instance}.txt`),
    read: readOp,
  },
  oplib: {
    table: 'oplib_bks.csv',
    group: ({ size_class }) => size_class!,
    best: ({ best_known }) => best_known,
    file: ({ size_class, instance }) => join(size_class!, `${instance}.oplib`),
    isUsable: ({ usable }) => usable === 'yes',
    read: readOplib,
  },
} satisfies Record<string, Layout>;

export type KnownSet = keyof typeof LAYOUTS;

/**
 * The cases of a set of public orienteering benchmarks, in the order of its table of best-known scores, which is in the
 * set's folder or in the one above.
 *
 * @throws Error when the table or a case's file is not there
 */
export function knownCases(set: KnownSet, dir: string): KnownCase[] {
  const layout: Layout = LAYOUTS[set];
  const table = [join(dir, layout.table), join(dirname(dir), layout.table)].find(existsSync);
  if (table === undefined) throw new Error(`There is no ${layout.table} in or above ${dir}.`);
  const { data } = Papa.parse<Cells>(readFileSync(table, 'utf8'), { header: true, skipEmptyLines: true });
  return data
    .filter((cells) => layout.isUsable?.(cells) ?? true)
    .map((cells) => ({
      name: cells.instance!,
      group: layout.group(cells),
      bestKnown: Number(layout.best(cells)),
      read: () => layout.read(cells.instance!, readFileSync(join(dir, layout.file(cells)), 'utf8')),
    }));
}
