import type { NamedClash } from '../domain/outreach/clash/clash.ts';
import type {
  Change,
  Displaced,
  TeamDayKind,
  TeamDayPrice,
  WhyNot,
  WishPrice,
} from '../domain/outreach/explain/explanations.ts';
import type { OutreachRequest } from '../domain/outreach/request.ts';
import { formatFor } from './format.ts';
import type { Lang } from './page-data.ts';
import type { ValueUnit } from './words/id-explain.ts';
import { wordsFor } from './words/index.ts';

/** What sentences about a plan need to know. */
export interface PlanVoice {
  lang: Lang;
  /** Name of a desa by its code. */
  desa: (code: string) => string;
  /** Name of a kecamatan as the request calls it; the same unless told. */
  kecamatan?: (code: string) => string;
  /** What the objective counts. */
  unit: ValueUnit;
}

/** A kilometre that weighs no more than this only breaks ties. */
const TIE_BREAKER = 0.001;

/** What the value of plans for a request is in. */
export function valueUnit({ objective, desa }: OutreachRequest): ValueUnit {
  const { registration, stillActive, km } = objective;
  if (km > TIE_BREAKER || desa.some(({ bonus }) => bonus > 0)) return 'mixed';
  if (registration === 1 && stillActive === 0) return 'registrations';
  return registration === 0 && stillActive === 1 ? 'still-active' : 'mixed';
}

/** What sentences about wishes need to know. */
export type NameVoice = Pick<PlanVoice, 'lang' | 'desa' | 'kecamatan'>;

/** What a wish costs, or by how much it cannot be met. */
export function wishSentence({ wish, costs, price, missed, hinders }: WishPrice, voice: PlanVoice): string {
  const { explain: said } = wordsFor(voice.lang);
  const name = wishSubject(wish, voice);
  const cost = costs > 0 ? said.costs(name, valueOf(costs, voice)) : said.costsNothing(name);
  const parts = missed > 0 ? [said.missed(name, amount(missed, voice))] : [cost];
  if (missed > 0 && costs > 0) parts.push(cost);
  if (missed === 0 && price !== null && price > 0) parts.push(said.price(signed(price, voice)));
  if (hinders.length > 0) parts.push(said.hinders(wishChangeTexts(hinders, voice).join('; ')));
  return parts.join(' ');
}

/** What one more team-day of a kind would bring, and one fewer lose. */
export function teamDaySentence(kind: TeamDayPrice, isOnlyKind: boolean, voice: PlanVoice): string {
  const { explain: said } = wordsFor(voice.lang);
  const more = said.oneMore(
    isOnlyKind ? said.anyTeam : teamDayName(kind, voice),
    changeText(kind.more, voice),
  );
  return `${more}; ${said.oneFewer(changeText(kind.fewer, voice))}.`;
}

function teamDayName({ teams, months, weekdays, dates }: TeamDayKind, { lang }: PlanVoice): string {
  const { explain: said } = wordsFor(lang);
  const format = formatFor(lang);
  const when = [
    ...months.map((month) => format.month(month)),
    ...weekdays.map((weekday) => said.weekdays[weekday - 1]!),
    ...dates.map((date) => format.date(date)),
  ];
  return when.length === 0 ? teams.join(', ') : `${teams.join(', ')} (${when.join(', ')})`;
}

/** Why a desa is not in the plan, and the best exchange that would put it in. */
export function whyNotSentence(why: WhyNot, voice: PlanVoice): string {
  const { explain: said } = wordsFor(voice.lang);
  const name = said.desa(voice.desa(why.desa));
  if (why.reason === 'displaced')
    return `${said.whyNot(name, displacedText(why, voice))} ${swapSentence(why, voice)}`;
  if (why.reason !== 'no-day') return said.whyNot(name, said.reason[why.reason]);
  const rules = why.rules.map((rule) => said.rule[rule]).join('; ');
  return said.whyNot(name, said.reason['no-day'](rules));
}

function displacedText({ loss }: Displaced, voice: PlanVoice): string {
  const { reason } = wordsFor(voice.lang).explain;
  if (loss === null) return reason.displacedByWishes;
  return loss > 0 ? reason.displaced(valueOf(loss, voice)) : reason.displacedFreely;
}

function swapSentence({ swap }: Displaced, voice: PlanVoice): string {
  const { explain: said } = wordsFor(voice.lang);
  if (swap === null) return said.noSwap;
  const date = formatFor(voice.lang).date(swap.date);
  const change = changeText(swap, voice);
  if (swap.instead === null) return said.insert(date, swap.team, change);
  return said.swap(said.desa(voice.desa(swap.instead.desa)), date, swap.team, change);
}

/** Which wishes cannot all be met. */
export function clashSentence({ wishes, proven }: NamedClash, voice: NameVoice): string {
  const { explain: said } = wordsFor(voice.lang);
  if (wishes.length === 0) return proven ? said.noClash : said.clashUnknown;
  const list = wishes.map(({ wish, wanted }) => wantedText(wish, wanted, voice)).join('; ');
  if (wishes.length === 1) return said.clashAlone(list);
  return proven ? said.clash(list) : said.clashUnproven(list);
}

type WishKind = keyof ReturnType<typeof wordsFor>['explain']['wanted'];

/** A name of `nameOf` taken apart: the kind and what it is about. */
export function partsOf(wish: string): [kind: WishKind, about: string] {
  const space = wish.indexOf(' ');
  const kind = space < 0 ? wish : wish.slice(0, space);
  return [kind as WishKind, space < 0 ? '' : wish.slice(space + 1)];
}

/** What a wish is about, as readers know it. */
function aboutText(kind: WishKind, about: string, { lang, desa, kecamatan }: NameVoice): string {
  if (kind === 'pinned') return wordsFor(lang).explain.desa(desa(about));
  return kind === 'target' ? formatFor(lang).monthLong(about) : (kecamatan?.(about) ?? about);
}

/** A wish by its name, as the subject of a sentence. */
export function wishSubject(wish: string, voice: NameVoice): string {
  const [kind, about] = partsOf(wish);
  const say = wordsFor(voice.lang).explain.wish[kind];
  return typeof say === 'string' ? say : say(aboutText(kind, about, voice));
}

function wantedText(wish: string, wanted: number, voice: NameVoice): string {
  const [kind, about] = partsOf(wish);
  const { wanted: said } = wordsFor(voice.lang).explain;
  const count = formatFor(voice.lang).count(wanted);
  if (kind === 'budget-idr' || kind === 'budget-minutes') return said[kind](count);
  return said[kind](aboutText(kind, about, voice), count);
}

function changeText({ value, missed }: Change, voice: PlanVoice): string {
  return [signed(value, voice), ...wishChangeTexts(missed, voice)].join('; ');
}

/** By how much more or less wishes are missed. */
export function wishChangeTexts(missed: Change['missed'], voice: NameVoice): string[] {
  const { explain: said } = wordsFor(voice.lang);
  return missed.map(({ wish, units }) => {
    const say = units > 0 ? said.missesMore : said.missesLess;
    return say(wishSubject(wish, voice), amount(Math.abs(units), voice));
  });
}

function valueOf(value: number, voice: PlanVoice): string {
  return wordsFor(voice.lang).explain.value[voice.unit](amount(value, voice));
}

function signed(value: number, voice: PlanVoice): string {
  return value > 0 ? `+${amount(value, voice)}` : amount(value, voice);
}

/** Whole from ten on, below with a decimal where there is one. */
export function amount(value: number, { lang }: Pick<PlanVoice, 'lang'>): string {
  const tenths = Math.round(value * 10) / 10;
  const isWhole = Math.abs(value) >= 10 || Number.isInteger(tenths);
  return formatFor(lang).decimal(value, isWhole ? 0 : 1);
}
