import { readFileSync } from 'node:fs';

export type CsvRow = Record<string, string>;

/** Rows of a shipped CSV (RFC 4180 quotes) by the names of its header. */
export function readCsv(name: string): CsvRow[] {
  const path = new URL(`../../data/reference/${name}`, import.meta.url);
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/).map(cellsOf);
  return lines.map((cells) => Object.fromEntries(header!.map((column, i) => [column, cells[i] ?? ''])));
}

function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
