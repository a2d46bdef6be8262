import { capital } from './capital.ts';
import type { RuleReason } from '../domain/targets/split-reason.ts';
import type { DesaSplit } from '../domain/targets/split.ts';
import { formatFor, type Format } from './format.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';

/** Why a desa has its number: what the rule gave it by, what held it, how it was rounded, and the sum that makes the target. */
export function splitSentence(part: DesaSplit, lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  const format = formatFor(lang);
  const { why, people, active } = part;
  if (why.kind === 'rule') return ruleSentence(part, why, lang);
  if (why.kind === 'unknown') {
    const what = why.eligible && why.active ? 'both' : why.eligible ? 'eligible' : 'active';
    return said.unknown(said.unknownOf[what]);
  }
  if (why.kind === 'kept') return said.notTyped(format.count(active));
  const given = (why.kind === 'locked' ? said.locked : said.hand)(format.count(people));
  return capital(`${given}${sumText(part, lang)}${beyondText(part, lang)}`);
}

function ruleSentence(part: DesaSplit, why: RuleReason, lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  const format = formatFor(lang);
  const active = format.count(part.active);
  if (why.bound === null)
    return `${basisText(part, why, lang)}${roundedText(part, why, lang)}${sumText(part, lang)}`;
  if (why.bound === 'over-100') return said.over100(active, format.count(part.eligible));
  if (why.bound === 'no-weight') return said.nothing[weightName(why)](active);
  const exact = why.exact === null ? null : inTenths(why.exact, format);
  const byRule = exact === null || exact === format.count(part.people) ? '' : said.byRule(exact);
  if (why.bound === 'active') return capital(`${byRule}${said.kept(active)}`);
  return capital(`${byRule}${heldText(why.bound, part, lang)}${sumText(part, lang)}`);
}

/** What its part is proportional to, of all who share, and what they share. */
function basisText(part: DesaSplit, why: RuleReason, lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  const format = formatFor(lang);
  const { pool, weight } = why;
  const where = scopeText(pool, lang);
  const bound = pool.bound === null ? '' : said.bound[pool.bound];
  if (why.rule === 'equal-rate' && why.by === 'workers') {
    const rate = format.percent(pool.shared / pool.weights, 2);
    return said.equalRate(where, bound, rate, format.count(part.eligible));
  }
  const share = format.percent(weight / pool.weights, 2);
  const say = pool.isShrinking ? said.givenUp : said.added;
  return `${weightText(why, lang)}${where}${say(share, format.count(Math.abs(pool.shared)), bound)}`;
}

function scopeText({ kecamatan, held, sharing }: RuleReason['pool'], lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  if (kecamatan !== null) return said.inKecamatan;
  return held === 0 ? '' : said.among(formatFor(lang).count(sharing));
}

function weightText({ by, weight, pool, response }: RuleReason, lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  const format = formatFor(lang);
  if (by !== 'response' || response === null)
    return said[by === 'response' ? 'gap' : by](format.count(weight), format.count(pool.weights));
  if (response.rate === null)
    return `${said.noRate}${said.gap(format.count(weight), format.count(pool.weights))}`;
  const percent = format.percent(response.rate);
  const rate = response.isMean ? said.meanRate(percent) : percent;
  const [expected, all] = [weight, pool.weights].map((people) => inTenths(people, format));
  return said.response(format.count(response.gap), rate, expected!, all!);
}

/** What was added, or given up, and which way it was rounded; under equal rate all members. */
function roundedText({ people, extra }: DesaSplit, why: RuleReason, lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  const whole = why.rule === 'equal-rate' && why.by === 'workers' ? people : extra;
  const isLess = whole !== null && whole !== people && why.pool.isShrinking;
  const shown = formatFor(lang).count(whole === null ? null : Math.abs(whole));
  if (why.rounded === null) return said.even(shown);
  return (why.rounded === 'up') === isLess ? said.down(shown) : said.up(shown);
}

function heldText(bound: 'min' | 'max' | 'workers' | 'zero', { people }: DesaSplit, lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  const shown = formatFor(lang).count(people);
  if (bound === 'zero') return said.zero;
  return (bound === 'workers' ? said.workersOnly : said[bound])(shown);
}

/** `; 23 aktif + 41 = 64.` */
function sumText({ active, extra, people }: DesaSplit, lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  const format = formatFor(lang);
  if (extra === null) return said.noActive;
  const say = extra < 0 ? said.difference : said.sum;
  return say(format.count(active), format.count(Math.abs(extra)), format.count(people));
}

function beyondText({ why, eligible }: DesaSplit, lang: Lang): string {
  const { why: said } = wordsFor(lang).split;
  if (!('beyond' in why) || why.beyond === null) return '';
  return why.beyond === 'below-active'
    ? said.belowActive
    : said.aboveWorkers(formatFor(lang).count(eligible));
}

function weightName({ rule, response }: RuleReason): 'gap' | 'workers' | 'response' {
  if (rule === 'response') return response?.gap === 0 ? 'gap' : 'response';
  return rule === 'gap' ? 'gap' : 'workers';
}

/** With one decimal where it is not whole. */
function inTenths(people: number, format: Format): string {
  const tenths = Math.round(people * 10);
  return tenths % 10 === 0 ? format.count(tenths / 10) : format.decimal(tenths / 10, 1);
}
