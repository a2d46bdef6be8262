import type { SplitDesa, SplitWishes } from '#lib/domain/targets/split-wishes.ts';

// Written apart from the code it judges: whole numbers by trying all, the level by halving.

interface Place {
  one: SplitDesa;
  low: number;
  high: number;
  weight: number;
  isGiven: boolean;
}

/** Desa that take part, with their bounds and what the rule weighs; null where a wish of one desa cannot be met. */
export function placesOf(all: readonly SplitDesa[], wishes: SplitWishes): Place[] | null {
  const rates = all.flatMap((one) => (takesPart(one, wishes) ? (one.responseRate ?? []) : []));
  const mean = rates.length === 0 ? 1 : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const places: Place[] = [];
  for (const one of all) {
    const { min, max } = wishes.desaBounds[one.code] ?? {};
    if ((min ?? 0) > (max ?? Infinity)) return null;
    const given = givenTo(one, wishes);
    if (given === null && !isKnown(one)) {
      if (min !== undefined || max !== undefined) return null;
      continue;
    }
    const { active, eligible } = { active: one.active ?? 0, eligible: one.eligible ?? 0 };
    const low = given ?? Math.max(min ?? 0, wishes.keepActive ? active : 0);
    const high = given ?? Math.min(max ?? Infinity, wishes.cap ? Math.max(eligible, active) : Infinity);
    if (low > high || low < (min ?? 0) || high > (max ?? Infinity)) return null;
    const gap = Math.max(0, eligible - active);
    const weight = { gap, response: gap * (one.responseRate ?? mean), workers: eligible };
    const basis = wishes.rule === 'gap' || wishes.rule === 'response' ? wishes.rule : 'workers';
    places.push({ one, low, high, weight: weight[basis], isGiven: given !== null });
  }
  return places.length === 0 ? null : places;
}

/** Whether whole numbers exist that meet all wishes. @param byRule also that the rule can give them */
export function someSplit(places: readonly Place[], wishes: SplitWishes, byRule: boolean): boolean {
  const bounds = Object.entries(wishes.kecamatanBounds);
  const fits = (sums: ReadonlyMap<string, number>) =>
    bounds.every(([code, { min = 0, max = Infinity }]) => {
      const sum = sums.get(code) ?? 0;
      return sum >= min && sum <= max;
    });
  const tried = (at: number, left: number, sums: ReadonlyMap<string, number>): boolean => {
    const place = places[at];
    if (place === undefined) return left === 0 && fits(sums);
    const { kecamatan } = place.one;
    const most = Math.min(left, byRule ? reach(place) : place.high);
    for (let n = place.low; n <= most; n++)
      if (tried(at + 1, left - n, new Map(sums).set(kecamatan, (sums.get(kecamatan) ?? 0) + n))) return true;
    return false;
  };
  return tried(0, wishes.total, new Map());
}

/** The exact numbers by halving the level, of each kecamatan and of all; in the order of the places. */
export function slowNumbers(places: readonly Place[], wishes: SplitWishes): number[] {
  const kecamatan = [...new Set(places.map(({ one }) => one.kecamatan))];
  const at = (place: Place, level: number) =>
    Math.min(Math.max(numberAt(place, level, wishes), place.low), place.high);
  const sum = (code: string, level: number) =>
    places.reduce((all, place) => all + (place.one.kecamatan === code ? at(place, level) : 0), 0);
  const levelIn = (code: string, level: number) => {
    const { min = -Infinity, max = Infinity } = wishes.kecamatanBounds[code] ?? {};
    const own = sum(code, level);
    if (own < min) return halve((l) => sum(code, l), min);
    return own > max ? halve((l) => sum(code, l), max) : level;
  };
  const clamped = (code: string, level: number) => {
    const { min = -Infinity, max = Infinity } = wishes.kecamatanBounds[code] ?? {};
    return Math.min(Math.max(sum(code, level), min), max);
  };
  const level = halve((l) => kecamatan.reduce((all, code) => all + clamped(code, l), 0), wishes.total);
  return places.map((place) => at(place, levelIn(place.one.kecamatan, level)));
}

function halve(sumAt: (level: number) => number, total: number): number {
  let [low, high] = [-1, 1e6];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (sumAt(middle) < total) low = middle;
    else high = middle;
  }
  return high;
}

function numberAt({ one, weight, isGiven, low }: Place, level: number, { rule }: SplitWishes): number {
  if (isGiven) return low;
  const active = one.active!;
  if (rule === 'equal-rate' && weight > 0) return Math.max(0, level) * weight;
  return level < 0 ? active * (1 + level) : active + level * weight;
}

function reach({ one, low, high, weight, isGiven }: Place): number {
  return isGiven || weight > 0 ? high : Math.max(low, Math.min(high, one.active!));
}

function givenTo({ code, active }: SplitDesa, { rule, locks, byHand }: SplitWishes): number | null {
  return locks[code] ?? (rule === 'by-hand' ? (byHand[code] ?? active) : null);
}

function isKnown({ eligible, active }: SplitDesa): boolean {
  return eligible !== null && active !== null;
}

function takesPart(one: SplitDesa, wishes: SplitWishes): boolean {
  return isKnown(one) || givenTo(one, wishes) !== null;
}
