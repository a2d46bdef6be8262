import type { Comparison, OnlyThere, PlanFigures } from '../domain/drives/compare.ts';
import type { DaySums } from '../domain/outreach/edit/judge.ts';
import type { Edited } from '../domain/outreach/edit/move-stop.ts';
import type { EditProblem } from '../domain/outreach/edit/problem.ts';
import type { Range } from '../domain/outreach/request.ts';
import type { MissedWish, OutreachPlan } from '../domain/outreach/result.ts';
import { formatFor, type Format } from './format.ts';
import {
  amount,
  clashSentence,
  partsOf,
  teamDaySentence,
  whyNotSentence,
  wishChangeTexts,
  wishSentence,
  wishSubject,
  type NameVoice,
  type PlanVoice,
} from './outreach-sentences.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';
import type { Words } from './words/id.ts';

/** Why a plan is as it is, in sentences. */
export interface PlanReasons {
  /** Wishes that it does not meet, and which of them cannot be met together (null: none, or nobody has looked). */
  missed: string[];
  clash: string | null;
  /** What wishes cost, what a team-day more or fewer brings. */
  wishes: string[];
  teamDays: string[];
  /** Desa that are left out, as the explanations have them. */
  whyNot: { desa: string; sentence: string }[];
}

/** Says what is known of a plan; one that is not explained (yet) has no `wishes`, `teamDays` and `whyNot`. */
export function planReasons({ missed, clash, explanations }: OutreachPlan, voice: PlanVoice): PlanReasons {
  const { floors, teamDays, whyNot } = explanations ?? { floors: [], teamDays: [], whyNot: [] };
  return {
    missed: missed.map((wish) => missedSentence(wish, voice)),
    clash: clash && clashSentence(clash, voice),
    wishes: floors.map((wish) => wishSentence(wish, voice)),
    teamDays: teamDays.map((kind) => teamDaySentence(kind, teamDays.length === 1, voice)),
    whyNot: whyNot.map((why) => ({ desa: why.desa, sentence: whyNotSentence(why, voice) })),
  };
}

/** A wish that a plan does not meet: how much of it there is. */
export function missedSentence({ wish, wanted, planned }: MissedWish, voice: NameVoice): string {
  const { missed } = wordsFor(voice.lang).planEdit;
  const [kind] = partsOf(wish);
  const say = kind === 'pinned' || kind === 'floor-visits' ? missed.visits : missed.registrations;
  return say(wishSubject(wish, voice), amount(planned, voice), amount(wanted, voice));
}

/** What problems are said with. */
interface Means {
  said: Words['planEdit']['problem'];
  visit: Words['planEdit']['visit'];
  format: Format;
  desa: (code: string) => string;
  time: (minutes: number) => string;
}

type Kind = EditProblem['kind'];
type Problem<K extends Kind> = Extract<EditProblem, { kind: K }>;

/** Why a change by hand does not work, with its figures, and what to do where that is clear. */
export function editProblemSentence(problem: EditProblem, voice: Pick<NameVoice, 'lang' | 'desa'>): string {
  const { planEdit, explain } = wordsFor(voice.lang);
  const say = PROBLEMS[problem.kind] as (one: EditProblem, means: Means) => string;
  return say(problem, {
    said: planEdit.problem,
    visit: planEdit.visit,
    format: formatFor(voice.lang),
    desa: (code) => explain.desa(voice.desa(code)),
    time: (minutes) => timeText(minutes, voice.lang),
  });
}

const PROBLEMS: { [K in Kind]: (problem: Problem<K>, means: Means) => string } = {
  'unknown-desa': ({ desa }, { said, desa: name }) => said['unknown-desa'](name(desa)),
  'no-such-visit': ({ desa, visit }, { said, visit: visits, desa: name }) =>
    said['no-such-visit'](name(desa), visits[visit]),
  'not-in-plan': ({ desa, visit }, { said, visit: visits, desa: name }) =>
    said['not-in-plan'](name(desa), visits[visit]),
  'already-there': ({ desa, visit, dates: [one, other] }, { said, format, ...means }) =>
    said['already-there'](means.desa(desa), means.visit[visit], format.date(one), format.date(other)),
  'no-team': ({ team }, { said }) => said['no-team'](team),
  'not-a-working-day': ({ date }, { said, format }) => said['not-a-working-day'](format.date(date)),
  'team-off': ({ team, date }, { said, format }) => said['team-off'](team, format.date(date)),
  'too-many-stops': ({ team, date, stops, most }, { said, format }) =>
    said['too-many-stops'](team, format.date(date), format.count(stops), format.count(most)),
  // Rounded up, so that it never reads as if it were in time.
  late: ({ team, date, back, to }, { said, format, time }) =>
    said.late(team, format.date(date), time(Math.ceil(back)), time(Math.floor(to))),
  window: ({ desa, date, begin, from, to }, { said, format, time, desa: name }) =>
    said.window(name(desa), format.date(date), time(Math.ceil(begin)), time(from), time(Math.floor(to))),
  forbidden: ({ desa }, { said, desa: name }) => said.forbidden(name(desa)),
  'not-that-day': ({ desa, date }, { said, format, desa: name }) =>
    said['not-that-day'](name(desa), format.date(date)),
  'agreed-other-days': ({ desa, date, agreed }, { said, format, desa: name }) =>
    said['agreed-other-days'](
      name(desa),
      format.date(date),
      agreed.map((day) => format.date(day)).join(', '),
    ),
  'too-soon': ({ desa, date, soonest }, { said, format, desa: name }) =>
    said['too-soon'](name(desa), format.date(date), format.date(soonest)),
  'repeat-order': ({ desa, date, first, gapDays }, { said, format, desa: name }) =>
    first === null
      ? said.noFirst(name(desa), format.date(date))
      : said['repeat-order'](name(desa), format.date(date), format.date(first), format.count(gapDays)),
  'over-budget': ({ limit, planned, most }, { said, format }) =>
    limit === 'idr'
      ? said.overIdr(format.count(Math.ceil(planned)), format.count(most))
      : said.overMinutes(format.count(Math.ceil(planned)), format.count(most)),
};

/** Minutes after midnight as a time of day: `15.40`, in English `15:40`. */
export function timeText(minutes: number, lang: Lang): string {
  const whole = Math.round(minutes);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(whole / 60))}${lang === 'id' ? '.' : ':'}${two(whole % 60)}`;
}

/**
 * The price of a change: `+12 km, +Rp 30.000, −4 pendaftaran; pulang 15.40`, and the wishes that it touches. What does not change
 * is left out.
 * @param back when the team of the changed day is back, minutes after midnight; null where there is none
 */
export function priceText(
  { change, missed }: Pick<Edited, 'change' | 'missed'>,
  back: number | null,
  voice: NameVoice,
): string {
  const { price } = wordsFor(voice.lang).planEdit;
  const parts = changeParts(change, voice.lang).join(', ') || price.nothing;
  const home = back === null ? [] : [price.back(timeText(back, voice.lang))];
  return [parts, ...home, ...wishChangeTexts(missed, voice)].join('; ');
}

type Sums = Pick<DaySums, 'km' | 'costIdr' | 'registrations' | 'recovered'> &
  Partial<Pick<DaySums, 'minutes'>>;

function changeParts({ km, costIdr, registrations, recovered }: Sums, lang: Lang): string[] {
  const { price } = wordsFor(lang).planEdit;
  const format = formatFor(lang);
  const idr = format.count(Math.abs(costIdr));
  const part = (value: number, say: (signed: string) => string) => {
    const signed = signedAmount(value, lang);
    return signed === null ? [] : [say(signed)];
  };
  return [
    ...part(km, price.km),
    ...(idr === '0' ? [] : [price.idr(costIdr > 0 ? '+' : '−', idr)]),
    ...part(registrations.mid, price.registrations),
    ...part(recovered.mid, price.recovered),
  ];
}

/** With its sign; null where it rounds to nothing. */
function signedAmount(value: number, lang: Lang): string | null {
  if (Math.round(value * 10) === 0) return null;
  return `${value > 0 ? '+' : ''}${amount(value, { lang })}`;
}

/** Plans side by side in sentences. */
export interface ComparisonSentences {
  /** What each plan comes to. */
  plans: string[][];
  /** Of each pair: what differs, and what either gives up. */
  differences: { first: number; second: number; sentences: string[] }[];
}

/** Desa named in one sentence; the others are counted. */
const MOST_DESA = 5;

/** @param names of the plans, in the order compared */
export function comparisonSentences(
  { figures, differences }: Comparison,
  names: readonly string[],
  voice: NameVoice,
): ComparisonSentences {
  return {
    plans: figures.map((one, i) => figureSentences(one, names[i]!, voice)),
    differences: differences.map(({ first, second, onlyFirst, onlySecond }) => {
      const [a, b] = [names[first]!, names[second]!];
      return {
        ...{ first, second },
        sentences: [
          differenceSentence(figures[first]!, figures[second]!, a, b, voice.lang),
          givenUpSentence(a, b, onlySecond, voice),
          givenUpSentence(b, a, onlyFirst, voice),
        ],
      };
    }),
  };
}

function figureSentences(figures: PlanFigures, name: string, voice: NameVoice): string[] {
  const { compare: said } = wordsFor(voice.lang).planEdit;
  const format = formatFor(voice.lang);
  const { registrations, stillActive, recovered, smallest, largest, idrPerRegistration } = figures;
  const range = ({ low, high }: Range) => format.interval(Math.round(low), Math.round(high));
  const kecamatan = (code: string) => voice.kecamatan?.(code) ?? code;
  const sentences = [
    said.people(
      name,
      format.count(registrations.mid),
      range(registrations),
      format.count(stillActive.mid),
      range(stillActive),
    ),
  ];
  if (recovered.high > 0) sentences.push(said.recovered(format.count(recovered.mid), range(recovered)));
  sentences.push(
    said.effort(
      format.count(figures.teamDays),
      format.count(figures.desa),
      format.count(figures.desaOffered),
      format.count(figures.km),
      format.count(figures.costIdr),
    ),
  );
  if (idrPerRegistration !== null) sentences.push(said.perRegistration(format.count(idrPerRegistration)));
  sentences.push(said.spread(format.count(figures.kecamatan), format.count(figures.kecamatanOffered)));
  if (largest !== null && smallest !== null && figures.kecamatan > 1)
    sentences.push(
      said.shares(
        kecamatan(largest.kecamatan),
        format.percent(largest.share),
        kecamatan(smallest.kecamatan),
        format.percent(smallest.share),
      ),
    );
  if (figures.missed > 0) sentences.push(said.missed(format.count(figures.missed)));
  return sentences;
}

function differenceSentence(
  a: PlanFigures,
  b: PlanFigures,
  first: string,
  second: string,
  lang: Lang,
): string {
  const { compare, price } = wordsFor(lang).planEdit;
  const range = (x: Range, y: Range) => ({ low: x.low - y.low, mid: x.mid - y.mid, high: x.high - y.high });
  const change = {
    ...{ km: a.km - b.km, costIdr: a.costIdr - b.costIdr },
    registrations: range(a.registrations, b.registrations),
    recovered: range(a.recovered, b.recovered),
  };
  return compare.difference(first, second, changeParts(change, lang).join(', ') || price.nothing);
}

function givenUpSentence(
  chosen: string,
  other: string,
  only: readonly OnlyThere[],
  { lang, desa }: NameVoice,
): string {
  const { compare: said } = wordsFor(lang).planEdit;
  const { count } = formatFor(lang);
  if (only.length === 0) return said.givesUpNothing(chosen, other);
  const named = only
    .slice(0, MOST_DESA)
    .map((one) => said.desa(desa(one.desa), amount(one.people.mid, { lang })));
  const left = only.length - named.length;
  const list = [...named, ...(left > 0 ? [said.more(count(left))] : [])].join(', ');
  const people = only.reduce((sum, one) => sum + one.people.mid, 0);
  return said.givesUp(chosen, count(only.length), other, amount(people, { lang }), list);
}
