import type { OutreachRequest } from '../domain/outreach/request.ts';
import type { OutreachPlan } from '../domain/outreach/result.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { PlanTotals } from './plan-data.ts';
import { wordsFor } from './words/index.ts';

/** What a plan comes to. */
export function totalsOf({ days, registrations, km, costIdr, gap }: OutreachPlan): PlanTotals {
  const visits = days.reduce((sum, { stops }) => sum + stops.length, 0);
  return { visits, teamDays: days.length, registrations, km, costIdr, gap };
}

/** The same in a sentence. */
export function totalsSentence(
  { visits, teamDays, registrations: { low, mid, high }, km, costIdr }: PlanTotals,
  lang: Lang,
): string {
  const { plans: said } = wordsFor(lang);
  const format = formatFor(lang);
  const whole = (value: number) => format.count(Math.round(value));
  return said.totals(
    format.count(visits),
    format.count(teamDays),
    whole(mid),
    format.interval(Math.round(low), Math.round(high)),
    whole(km),
    whole(costIdr),
  );
}

/** The first line of a plan's page. */
export function planHeadline(
  { name, result }: { name: string; result: OutreachPlan | null },
  lang: Lang,
): string {
  const { plans: said } = wordsFor(lang);
  return result === null ? said.headlineEmpty(name) : `${name}: ${totalsSentence(totalsOf(result), lang)}`;
}

/** What more there is to know of a plan: who stays, how good it is, what is missed. */
export function resultSentences(plan: OutreachPlan, request: OutreachRequest, lang: Lang): string[] {
  const { plans: said } = wordsFor(lang);
  const format = formatFor(lang);
  const { recovered, bound, value, gap, missed, keptDays = 0 } = plan;
  const counted =
    request.objective.stillActive > 0 ? said.countsOf['still-active'] : said.countsOf.registered;
  const stay = request.desa[0]?.stillActive;
  return [
    said.assumed,
    ...(stay === undefined
      ? []
      : [said.stay(format.count(Math.round(plan.registrations.mid * stay)), format.percent(stay, 0))]),
    ...(recovered.mid > 0
      ? [
          said.recovered(
            format.count(Math.round(recovered.mid)),
            format.interval(Math.round(recovered.low), Math.round(recovered.high)),
          ),
        ]
      : []),
    // The bound is on plans that miss no more: beside wishes that are missed the gap says little.
    missed.length > 0
      ? said.missed(format.count(missed.length))
      : said.quality(
          format.decimal(value, 1),
          format.decimal(bound, 1),
          format.percent(gap, 2),
          counted,
          keptDays > 0 ? said.qualityKept(format.count(keptDays)) : said.qualityAny,
        ),
  ];
}

/** The days (ISO dates) on which a plan visits each desa that it visits. */
export function datesByDesa(plan: OutreachPlan | null): Map<string, string[]> {
  const dates = new Map<string, string[]>();
  for (const { date, stops } of plan?.days ?? [])
    for (const { desa } of stops) dates.set(desa, [...(dates.get(desa) ?? []), date]);
  return dates;
}
