import type { CoverageRow } from '../domain/coverage/coverage.ts';
import { formatFor, textOrReason } from './format.ts';
import { measured, measureIntervalText, measureText } from './measures.ts';
import type { Lang, Measure } from './page-data.ts';
import { ratioText } from './reported.ts';
import { wordsFor } from './words/index.ts';

/** A desa in a tooltip: its name, then the figure with interval, counts, denominator with date, and what to know. */
export interface DesaSummary {
  title: string;
  lines: string[];
}

/** The summary of a row for the measure on screen. An unknown figure is `–` with its reason. */
export function desaSummary(row: CoverageRow, measure: Measure, lang: Lang): DesaSummary {
  const words = wordsFor(lang);
  const format = formatFor(lang);
  const reason = row.reason === null ? null : words.reason[row.reason];
  return {
    title: row.kecamatan === null ? row.name : `${row.name}, ${row.kecamatan}`,
    lines: [
      `${words.measure[measure]} ${words.segment[row.segment]}: ${figure(row, measure, lang)}`,
      ratioText(row, lang),
      ...(row.denominatorAsOf === null
        ? []
        : [words.map.basis(words.denominator[row.denominator], format.month(row.denominatorAsOf))]),
      ...(reason !== null && row.active !== null && row.eligible !== null ? [reason] : []),
    ],
  };
}

function figure(row: CoverageRow, measure: Measure, lang: Lang): string {
  const words = wordsFor(lang);
  const text = measureText(measured(row, measure).value, measure, lang);
  const interval = measureIntervalText(row, measure, lang);
  if (interval === null) return textOrReason(text, row.reason === null ? null : words.reason[row.reason]);
  return `${text} (${words.units.interval} ${interval})`;
}
