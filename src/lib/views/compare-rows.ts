import type { PlanFigures } from '../domain/drives/compare.ts';
import type { Range } from '../domain/outreach/request.ts';
import { formatFor, UNKNOWN } from './format.ts';
import type { Lang } from './page-data.ts';
import type { ComparePageData } from './plan-data.ts';
import { wordsFor } from './words/index.ts';

/** A figure of every plan, as text, in the order of the plans. */
export interface CompareRow {
  label: string;
  texts: string[];
}

/** The table of plans side by side. @param kecamatan name by code */
export function compareRows(
  { compared, comparison: { figures } }: ComparePageData,
  kecamatan: (code: string) => string,
  lang: Lang,
): CompareRow[] {
  const { plans: said } = wordsFor(lang);
  const labels = said.compareRows;
  const format = formatFor(lang);
  const whole = (value: number | null) => format.count(value === null ? null : Math.round(value));
  const people = ({ low, mid, high }: Range) =>
    `${whole(mid)} (${format.interval(Math.round(low), Math.round(high))})`;
  const spread = ({ smallest, largest }: PlanFigures) =>
    smallest && largest
      ? said.spreadOf(
          format.percent(smallest.share),
          kecamatan(smallest.kecamatan),
          format.percent(largest.share),
          kecamatan(largest.kecamatan),
        )
      : UNKNOWN;
  const row = (label: string, text: (of: PlanFigures) => string): CompareRow => ({
    label,
    texts: figures.map(text),
  });
  return [
    row(labels.registrations, (of) => people(of.registrations)),
    row(labels.stillActive, (of) => people(of.stillActive)),
    row(labels.recovered, (of) => people(of.recovered)),
    row(labels.desa, (of) => said.ofOffered(whole(of.desa), whole(of.desaOffered))),
    row(labels.kecamatan, (of) => said.ofOffered(whole(of.kecamatan), whole(of.kecamatanOffered))),
    row(labels.spread, spread),
    row(labels.teamDays, (of) => whole(of.teamDays)),
    row(labels.km, (of) => whole(of.km)),
    row(labels.cost, (of) => whole(of.costIdr)),
    row(labels.perRegistration, (of) => whole(of.idrPerRegistration)),
    row(labels.missed, (of) => whole(of.missed)),
    { label: labels.madeAt, texts: compared.map(({ madeAt }) => format.dateTime(madeAt)) },
  ];
}
