import { capital } from './capital.ts';
import type { SplitProblem } from '../domain/targets/split-problem.ts';
import { MOST_PEOPLE } from '../domain/targets/split-wishes.ts';
import { formatFor, UNKNOWN, type Format } from './format.ts';
import type { Lang } from './page-data.ts';
import { wordsFor } from './words/index.ts';
import type { Words } from './words/id.ts';

/** Codes named in one sentence; the others are counted. */
const MOST_CODES = 5;

type Kind = SplitProblem['kind'];
type Problem<K extends Kind> = Extract<SplitProblem, { kind: K }>;

/** What a sentence is made of: words, numbers, and the names of places. */
interface Means {
  words: Words['split'];
  said: Words['split']['problem'];
  format: Format;
  count: (people: number) => string;
  desa: (code: string) => string;
  kecamatan: (code: string) => string;
}

/**
 * What stands against a split, with its figures, and what to do about it.
 * @param nameOf the name of a desa or kecamatan by its code
 */
export function splitProblemSentence(
  problem: SplitProblem,
  nameOf: (code: string) => string,
  lang: Lang,
): string {
  const words = wordsFor(lang).split;
  const format = formatFor(lang);
  const say = SENTENCES[problem.kind] as (one: SplitProblem, means: Means) => string;
  return say(problem, {
    words,
    said: words.problem,
    format,
    count: format.count,
    desa: (code) => words.place.desa(nameOf(code)),
    kecamatan: (code) => words.place.kecamatan(nameOf(code)),
  });
}

const SENTENCES: { [K in Kind]: (one: Problem<K>, means: Means) => string } = {
  'not-whole': (one, means) =>
    means.said.notWhole(where(one, means), value(one.value, means.format), means.count(MOST_PEOPLE)),
  'unknown-code': ({ codes, of }, { said, words, count }) => {
    const left = codes.length - MOST_CODES;
    const shown = codes.slice(0, MOST_CODES).join(', ');
    return said.unknownCode(left > 0 ? `${shown}${words.more(count(left))}` : shown, words.part[of]);
  },
  'min-above-max': ({ of, code, min, max }, { said, count, ...place }) =>
    said.minAboveMax(place[of](code), count(min), count(max)),
  'max-below-active': ({ code, max, active }, { said, count, desa }) =>
    said.maxBelowActive(desa(code), count(max), count(active)),
  'min-above-cap': ({ code, min, most }, { said, count, desa }) =>
    said.minAboveCap(desa(code), count(min), count(most)),
  'lock-outside': (one, means) =>
    means.said.lockOutside(means.desa(one.code), means.count(one.people), bounds(one, means)),
  'hand-outside': (one, means) =>
    means.said.handOutside(means.desa(one.code), means.count(one.people), bounds(one, means)),
  'kept-outside': (one, means) =>
    means.said.keptOutside(means.desa(one.code), means.count(one.people), bounds(one, means)),
  'bounds-of-unknown': ({ code }, { said, desa }) => said.boundsOfUnknown(desa(code)),
  'lock-above-kecamatan': ({ code, people, kecamatan: of, max }, { said, count, desa, kecamatan }) =>
    said.lockAboveKecamatan(desa(code), count(people), kecamatan(of), count(max)),
  'locks-above-kecamatan': ({ code, locks, people, max }, { said, count, kecamatan }) =>
    said.locksAboveKecamatan(kecamatan(code), count(locks), count(people), count(max)),
  'kecamatan-max': ({ code, people, max }, { said, count, kecamatan }) =>
    said.kecamatanMax(kecamatan(code), count(people), count(max)),
  'kecamatan-min': ({ code, people, min }, { said, count, kecamatan }) =>
    said.kecamatanMin(kecamatan(code), count(people), count(min)),
  'locks-above-total': ({ locks, people, total }, { said, count }) =>
    said.locksAboveTotal(count(locks), count(people), count(people - total), count(total)),
  'by-hand-sum': ({ total, people, kept, keptPeople }, { said, count }) => {
    const say = people < total ? said.handMissing : said.handOver;
    const sum = say(count(people), count(Math.abs(total - people)), count(total));
    return kept === 0 ? sum : `${sum}${said.handKept(count(kept), count(keptPeople))}`;
  },
  'minima-above-total': ({ total, people, active, keepActive }, { said, count }) => {
    const over = count(people - total);
    if (keepActive && people === active) return said.belowActive(count(total), count(active), over);
    return (keepActive ? said.minimaActive : said.minima)(count(people), over, count(total));
  },
  'maxima-below-total': ({ total, people, cap }, { said, count }) =>
    (cap ? said.maximaCap : said.maxima)(count(people), count(total - people), count(total)),
  'no-weight': ({ rule, left, kecamatan: code }, { said, count, kecamatan }) => {
    const what = said.weight[rule === 'gap' || rule === 'response' ? rule : 'workers'];
    return code === null
      ? said.noWeight(count(left), what)
      : said.noWeightKecamatan(kecamatan(code), count(left), what);
  },
  'nothing-known': (_, { said }) => said.nothingKnown,
};

function where({ of, code }: Problem<'not-whole'>, { words, desa, kecamatan }: Means): string {
  const part = capital(words.part[of]);
  if (code === null) return part;
  return `${part}, ${of === 'kecamatanBounds' ? kecamatan(code) : desa(code)}`;
}

function value(wrong: number, format: Format): string {
  if (!Number.isFinite(wrong)) return UNKNOWN;
  return Number.isInteger(wrong) ? format.count(wrong) : format.decimal(wrong, 2);
}

/** `paling sedikit 12`, `paling banyak 30`, `12–30` */
function bounds({ min, max }: { min: number; max: number | null }, { words, format }: Means): string {
  if (max === null) return words.atLeast(format.count(min));
  return min === 0 ? words.atMost(format.count(max)) : format.interval(min, max);
}
