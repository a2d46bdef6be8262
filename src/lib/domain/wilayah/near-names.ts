import type { DesaIdentity } from './boundary-columns.ts';
import { normaliseName } from './codes.ts';
import { editDistance } from './edit-distance.ts';

export interface NearName {
  desa: DesaIdentity;
  /** Letters inserted, deleted, changed or swapped. */
  distance: number;
}

/** Text longer than this is no name and is not compared by likeness. */
const LONGEST_NAME = 60;
const SHORT_NAME = 5;
const SHORTEST_PART = 4;

/**
 * Finds desa whose names differ from a text by a letter or two (one in names of up to five), or by a word in front or
 * behind (`Cabean`, `Cabean Kidul`); the nearest first. Only ever a suggestion.
 */
export function nearNames(desa: readonly DesaIdentity[]): (name: string) => NearName[] {
  const entries = desa.map((one) => ({ desa: one, ...lettersOf(normaliseName(one.name)) }));
  return (name) => {
    if (name.length > LONGEST_NAME) return [];
    const wanted = lettersOf(normaliseName(name));
    return entries
      .flatMap((entry) => {
        const distance = likeness(wanted, entry);
        return distance === null ? [] : [{ desa: entry.desa, distance }];
      })
      .sort((a, b) => a.distance - b.distance || (a.desa.code < b.desa.code ? -1 : 1));
  };
}

interface Letters {
  key: string;
  /** One bit a letter that occurs. */
  mask: number;
}

function lettersOf(key: string): Letters {
  let mask = 0;
  for (let i = 0; i < key.length; i++) mask |= 1 << (key.charCodeAt(i) & 31);
  return { key, mask };
}

function likeness(a: Letters, b: Letters): number | null {
  const [short, long] = a.key.length < b.key.length ? [a.key, b.key] : [b.key, a.key];
  const more = long.length - short.length;
  const most = short.length <= SHORT_NAME ? 1 : 2;
  if (short.length >= SHORTEST_PART && (long.startsWith(short) || long.endsWith(short))) return more;
  // A changed letter takes one kind of letter away and adds another.
  if (short === '' || more > most || bitsIn(a.mask ^ b.mask) > 2 * most) return null;
  const distance = editDistance(short, long, most);
  return distance <= most ? distance : null;
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
