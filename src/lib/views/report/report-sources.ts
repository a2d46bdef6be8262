import type { Period } from '../../domain/calendar/period.ts';
import type { Snapshot } from '../../domain/reports/snapshot.ts';
import { formatFor } from '../format.ts';
import type { Lang } from '../page-data.ts';
import type { Provenance } from '../passport-data.ts';
import { assumptionLines, denominatorLines } from '../passport-sentences.ts';
import { wordsFor } from '../words/index.ts';

/** How many desa of a map are cells around their centre, and whose the other boundaries are. */
export interface MapSource {
  approximate: number;
  total: number;
  credit: string | null;
}

/**
 * Where the figures of a report come from. Files are told by the day they were loaded only: their name is free text, and with their
 * hash or number of rows a count that is kept back could be tried out.
 */
export function reportSources(
  provenance: Provenance,
  { period, map }: { period: Period; map: MapSource | null },
  lang: Lang,
): Snapshot['sources'] {
  const { passport: said } = wordsFor(lang);
  const draws = formatFor(lang).count(provenance.draws);
  return [
    { heading: said.denominator, lines: denominatorLines(provenance, lang) },
    { heading: said.inputs, lines: [importLine(provenance, period, lang)] },
    {
      heading: said.assumptions,
      lines: [said.intervalWhy(draws, String(provenance.seed)), ...assumptionLines(provenance, lang)],
    },
    ...(map === null ? [] : [{ heading: said.map, lines: mapLines(map, lang) }]),
  ];
}

function importLine({ imports }: Provenance, period: Period, lang: Lang): string {
  const { passport: said } = wordsFor(lang);
  const format = formatFor(lang);
  const last = imports
    .map(({ importedAt }) => importedAt)
    .sort()
    .at(-1);
  if (last === undefined) return said.importsNone;
  const line = said.loaded(format.month(period), format.dateTime(last));
  return imports.some(({ simulated }) => simulated) ? `${line} (${said.simulated}).` : `${line}.`;
}

function mapLines({ approximate, total, credit }: MapSource, lang: Lang): string[] {
  const { map } = wordsFor(lang);
  const { count } = formatFor(lang);
  const cells = approximate === total ? map.cells : map.someCells(count(approximate), count(total));
  return [
    ...(approximate === 0 ? [] : [`${cells}.`]),
    ...(approximate === total ? [] : [`${map.official}${credit === null ? '' : `: ${credit}`}.`]),
  ];
}
