import { isSponsor } from '../domain/coverage/enrollment.ts';
import { RESPONSE } from '../domain/outreach/response.ts';
import type { OutreachPlan } from '../domain/outreach/result.ts';
import type { StillActive } from '../domain/targets/still-active.ts';
import type { WhatIfProblem } from '../domain/targets/what-if.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import { chanceText } from './sentences.ts';
import type { WhatIfDecember, WhatIfPageData } from './what-if-data.ts';
import { wordsFor } from './words/index.ts';

/** A gap that shows as 0,0%. */
const PROVEN = 0.0005;

type Page = Pick<WhatIfPageData, 'asked' | 'outcome' | 'together'>;

/** What is done, where, for how long and for how much; null where nothing was computed. */
export function whatIfHeadline({ asked: { form }, outcome }: Page, lang: Lang): string | null {
  const found = outcome?.whatIf;
  if (!found) return null;
  const { whatIf: said, payer } = wordsFor(lang);
  const format = formatFor(lang);
  const [only] = found.areas;
  const isOne = found.areas.length === 1 && only;
  return said.headline({
    people: format.count(found.people),
    places: isOne ? only.before.name : said.kecamatanCount(format.count(found.areas.length)),
    months: format.count(form.months),
    from: format.monthLong(form.from),
    cost: rupiah(found.costIdr, lang),
    each: rupiah(found.perPersonIdr, lang),
    payer: payer[form.payer],
  });
}

/** What limits the number, and what is left of the budget; empty where it is as wished and there is none. */
export function limitSentences({ asked, outcome }: Page, lang: Lang): string[] {
  const found = outcome?.whatIf;
  if (!found) return [];
  const { whatIf: said } = wordsFor(lang);
  const { count } = formatFor(lang);
  const limit = {
    wish: [],
    budget: [
      asked.people === null
        ? said.limit.budget(count(found.people))
        : said.limit.budgetOf(count(found.people), count(asked.people)),
    ],
    gap: [said.limit.gap(count(found.gap))],
  }[found.limit];
  return [...limit, ...(found.leftIdr === null ? [] : [said.left(rupiah(found.leftIdr, lang))])];
}

/** Coverage of the chosen kecamatan before and after, with denominator and date; or why it is unknown. */
export function whatIfCoverage({ outcome, together }: Page, lang: Lang): string | null {
  const change = together ?? outcome?.whatIf?.areas[0];
  if (!change) return null;
  const { whatIf: said, reason, denominator } = wordsFor(lang);
  const format = formatFor(lang);
  const { before, after } = change;
  if (before.rate === null || before.denominatorAsOf === null)
    return said.coverageUnknown(reason[before.reason ?? 'not-reported']);
  return said.coverage({
    before: format.percent(before.rate),
    after: format.percent(after.rate),
    eligible: format.count(after.eligibleReported),
    denominator: denominator[before.denominator],
    asOf: format.month(before.denominatorAsOf),
    gap: format.count(after.gap),
  });
}

/** December without and with, and the chance of the target; or why there is no forecast. @param year of the target */
export function whatIfDecemberSentences(
  { name, sides, target, reason }: WhatIfDecember,
  year: number,
  lang: Lang,
): string[] {
  const { whatIf: said } = wordsFor(lang);
  const format = formatFor(lang);
  const month = format.monthLong(`${year}-12`);
  if (sides === null) return reason === null ? [] : [said.noOutlook(month, said.noOutlookReason[reason])];
  const { without, with: added } = sides;
  const told = said.december({
    ...{ month, place: name },
    without: format.count(without.people),
    withoutInterval: format.interval(without.low80, without.high80),
    with: format.count(added.mid.people),
    withInterval: format.interval(added.mid.low80, added.mid.high80),
  });
  if (target === null || without.chance === null) return [told, said.noTarget(String(year))];
  const chance = (value: number | null) => chanceText(value ?? 0, lang);
  const of = { target: format.count(target), without: chance(without.chance) };
  const [low, mid, high] = [added.low, added.mid, added.high].map((one) => chance(one.chance)) as [
    string,
    string,
    string,
  ];
  const isSame = [low, mid, high].every((one) => one === of.without);
  return [told, isSame ? said.chanceSame(of) : said.chance({ ...of, with: mid, low, high })];
}

/** What is assumed of who is still active in December. @param year of the target */
export function staySentence(
  { stay, asked: { form } }: { stay: StillActive } & Pick<WhatIfPageData, 'asked'>,
  year: number,
  lang: Lang,
): string {
  const { whatIf: said, payer } = wordsFor(lang);
  const format = formatFor(lang);
  const share = (value: number) => format.percent(value, 0);
  return said.stay[stay.basis]({
    month: format.monthLong(`${year}-12`),
    months: format.count(stay.months),
    ...{ low: share(stay.low), mid: share(stay.mid), high: share(stay.high) },
    began: format.count(stay.began),
    payer: payer[form.payer],
  });
}

/** What the addition rests on: nobody of them would be protected anyhow, and it is not one of the renewals in the forecast. */
export function otherwiseSentence({ asked: { form } }: Pick<WhatIfPageData, 'asked'>, lang: Lang): string {
  const { whatIf: said, payer } = wordsFor(lang);
  return isSponsor(form.payer) ? `${said.otherwise} ${said.notRenewal(payer[form.payer])}` : said.otherwise;
}

/** Why nothing can be computed, and what to do. */
export function whatIfProblemSentence(problem: WhatIfProblem, lang: Lang): string {
  const { whatIf: said, contributions } = wordsFor(lang);
  return problem.kind === 'no-contribution'
    ? said.problem['no-contribution'](contributions.unknown[problem.reason])
    : said.problem[problem.kind];
}

/** What visits are assumed to bring. @param stillActive share (0–1) active after 12 months */
export function responseSentence(stillActive: number, lang: Lang): string {
  const { whatIf: said } = wordsFor(lang);
  const { percent } = formatFor(lang);
  const range = ({ low, mid, high }: { low: number; mid: number; high: number }) =>
    `${percent(low, 0)}/${percent(mid, 0)}/${percent(high, 0)}`;
  return said.plan.assumption({
    attend: range(RESPONSE.attendance),
    register: range(RESPONSE.conversion),
    stay: percent(stillActive, 0),
  });
}

/** What a plan brings, against the people to be protected, and which wishes it misses. */
export function whatIfPlanSentences(
  plan: OutreachPlan,
  { wanted, kecamatan }: { wanted: number; kecamatan: (code: string) => string },
  lang: Lang,
): string[] {
  const { whatIf: said } = wordsFor(lang);
  const format = formatFor(lang);
  const { low, mid, high } = plan.registrations;
  const people = format.count(Math.round(mid));
  const missed = plan.missed.map(({ wish }) => said.plan.floor(kecamatan(wish.split(' ').at(-1) ?? '')));
  return [
    said.plan.result({
      people,
      interval: format.interval(Math.round(low), Math.round(high)),
      visits: format.count(plan.days.reduce((sum, { stops }) => sum + stops.length, 0)),
      days: format.count(plan.days.length),
      km: format.count(Math.round(plan.km)),
    }),
    plan.gap < PROVEN ? said.plan.noBetter : said.plan.better(format.percent(plan.gap)),
    ...(wanted > mid ? [said.plan.ofWanted(people, format.count(wanted))] : []),
    ...(missed.length > 0 ? [said.plan.missed(missed.join('; '))] : []),
  ];
}

/** `Rp 1.234` */
function rupiah(amount: number, lang: Lang): string {
  return wordsFor(lang).contributions.idr(formatFor(lang).count(amount));
}
