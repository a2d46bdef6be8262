import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';
import type { travel } from './words/id-travel.ts';

type Failure = keyof (typeof travel)['source']['failure'];

/** Where the cells of a table of travel times come from; `failures`: failed blocks by what was wrong. */
export interface TravelSources {
  cells: { routed: number; measured: number; estimated: number };
  blocks: { asked: number; failed: number };
  failures: Partial<Record<Failure, number>>;
}

/** `Waktu tempuh: 9.900 lewat OSRM, 4 diukur, 96 perkiraan. 1 dari 9 bagian tidak terjawab oleh server OSRM: jawaban terlalu lama (1).` */
export function travelSourceSentence({ cells, blocks, failures }: TravelSources, lang: Lang): string {
  const { source } = wordsFor(lang).travel;
  const { count } = formatFor(lang);
  const told = source.cells(count(cells.routed), count(cells.measured), count(cells.estimated));
  if (blocks.failed === 0) return told;
  const why = (Object.keys(source.failure) as Failure[])
    .filter((failure) => (failures[failure] ?? 0) > 0)
    .map((failure) => `${source.failure[failure]} (${count(failures[failure]!)})`);
  return `${told} ${source.blocks(count(blocks.failed), count(blocks.asked))} ${why.join(', ')}.`;
}
