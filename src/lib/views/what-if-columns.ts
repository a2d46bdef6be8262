import type { CoverageRow } from '../domain/coverage/coverage.ts';
import type { MonthCost } from '../domain/contributions/cost.ts';
import type { PlannedDay } from '../domain/outreach/result.ts';
import type { Shares } from '../domain/targets/still-active.ts';
import type { CourseInDecember } from '../domain/targets/with-added.ts';
import { formatFor, UNKNOWN } from './format.ts';
import type { Lang } from './page-data.ts';
import { chanceText } from './sentences.ts';
import type { Column } from './table.ts';
import type { WhatIfDecember } from './what-if-data.ts';
import { wordsFor } from './words/index.ts';

/** One line of the table of coverage. */
export interface CoverageLine {
  key: string;
  name: string;
  added: number | null;
  before: CoverageRow;
  after: CoverageRow;
}

/** Coverage before and after; each percentage has its workers and their date beside it. */
export function coverageColumns(lang: Lang): Column<CoverageLine>[] {
  const { whatIf: said } = wordsFor(lang);
  const format = formatFor(lang);
  const both = (
    key: string,
    label: string,
    of: (row: CoverageRow) => string,
    wide = false,
  ): Column<CoverageLine> => ({
    ...{ key, label, wide, number: true },
    text: ({ before, after }) => said.fromTo(of(before), of(after)),
  });
  return [
    {
      key: 'place',
      label: said.place,
      heading: true,
      text: ({ name }) => name,
      narrow: ({ before }) =>
        `${said.eligible}: ${format.count(before.eligible)}, ${said.asOf(format.month(before.denominatorAsOf))}`,
    },
    {
      key: 'added',
      label: said.added,
      number: true,
      text: ({ added }) => (added === null ? `${UNKNOWN} (${said.notPlaced})` : format.count(added)),
    },
    both('active', said.active, ({ active }) => format.count(active), true),
    {
      key: 'eligible',
      label: said.eligible,
      number: true,
      wide: true,
      text: ({ before }) => format.count(before.eligibleReported),
    },
    {
      key: 'as-of',
      label: said.asOfLabel,
      wide: true,
      text: ({ before }) => format.month(before.denominatorAsOf),
    },
    both('rate', said.rate, ({ rate }) => format.percent(rate)),
    both('gap', said.gap, ({ gap }) => format.count(gap), true),
  ];
}

/** December without and with; target and chance only where there is a target. */
export function decemberColumns(lines: readonly WhatIfDecember[], lang: Lang): Column<WhatIfDecember>[] {
  const hasTarget = lines.some(({ target }) => target !== null);
  const all = allDecemberColumns(lang);
  return hasTarget ? all : all.filter(({ key }) => !['target', 'chance', 'chance-with'].includes(key));
}

function allDecemberColumns(lang: Lang): Column<WhatIfDecember>[] {
  const { whatIf: said } = wordsFor(lang);
  const format = formatFor(lang);
  const why = ({ reason }: WhatIfDecember) =>
    reason === null ? UNKNOWN : `${UNKNOWN} (${said.noOutlookReason[reason]})`;
  const chance = ({ chance: value }: CourseInDecember) =>
    value === null ? UNKNOWN : chanceText(value, lang);
  const number = (
    key: string,
    label: string,
    text: (line: WhatIfDecember) => string,
    wide = false,
  ): Column<WhatIfDecember> => ({ key, label, text, wide, number: true });
  const interval = (course: CourseInDecember | undefined) =>
    course === undefined ? UNKNOWN : format.interval(course.low80, course.high80);
  return [
    { key: 'place', label: said.place, heading: true, text: ({ name }) => name },
    number('target', said.target, ({ target }) => format.count(target), true),
    number('without', said.without, (line) =>
      line.sides === null ? why(line) : format.count(line.sides.without.people),
    ),
    number('without-interval', said.interval, ({ sides }) => interval(sides?.without), true),
    number('with', said.with, ({ sides }) => spread(sides?.with, ({ people }) => format.count(people), lang)),
    number('with-interval', said.interval, ({ sides }) => interval(sides?.with.mid), true),
    number(
      'chance',
      said.chanceWithout,
      ({ sides }) => (sides === null ? UNKNOWN : chance(sides.without)),
      true,
    ),
    number('chance-with', said.chanceWith, ({ sides }) => spread(sides?.with, chance, lang)),
  ];
}

/** The middle with careful and hopeful behind it; once where all are alike. */
function spread(
  courses: Record<keyof Shares, CourseInDecember> | undefined,
  text: (course: CourseInDecember) => string,
  lang: Lang,
): string {
  if (courses === undefined) return UNKNOWN;
  const [low, mid, high] = [text(courses.low), text(courses.mid), text(courses.high)];
  return low === mid && mid === high ? mid : wordsFor(lang).whatIf.range(mid, low, high);
}

/** Contributions by month. */
export function monthColumns(lang: Lang): Column<MonthCost>[] {
  const { whatIf: said } = wordsFor(lang);
  const format = formatFor(lang);
  return [
    { key: 'month', label: said.month, heading: true, text: ({ month }) => format.month(month) },
    { key: 'each', label: said.each, number: true, text: ({ perPersonIdr }) => format.count(perPersonIdr) },
    { key: 'all', label: said.all, number: true, text: ({ totalIdr }) => format.count(totalIdr) },
  ];
}

/** A plan day by day. @param desa name of a desa by its code */
export function planColumns(lang: Lang, desa: (code: string) => string): Column<PlannedDay>[] {
  const { whatIf: said } = wordsFor(lang);
  const format = formatFor(lang);
  const registrations = ({ stops }: PlannedDay) => stops.reduce((sum, { people }) => sum + people.mid, 0);
  return [
    {
      key: 'date',
      label: said.plan.date,
      heading: true,
      short: true,
      text: ({ date }) => format.date(date),
      sort: ({ date }) => date,
    },
    { key: 'team', label: said.plan.team, short: true, text: ({ team }) => team, sort: ({ team }) => team },
    {
      key: 'visits',
      label: said.plan.visits,
      text: ({ stops }) => stops.map((stop) => desa(stop.desa)).join(' → '),
    },
    {
      key: 'registrations',
      label: said.plan.registrations,
      number: true,
      text: (day) => format.decimal(registrations(day), 1),
      sort: registrations,
    },
    {
      key: 'km',
      label: wordsFor(lang).units.km,
      number: true,
      wide: true,
      text: ({ km }) => format.count(Math.round(km)),
      sort: ({ km }) => km,
    },
  ];
}
