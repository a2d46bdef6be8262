import { normaliseName } from '../domain/wilayah/codes.ts';

/** What the search box knows of a desa. */
interface SearchableDesa {
  code: string;
  name: string;
  kecamatan: string;
}

/** Matches in the order to show; `near` when nothing fits and these are only spelled alike. */
interface SearchResult<T extends SearchableDesa> {
  matches: T[];
  near: boolean;
}

/**
 * Desa whose name, kecamatan or code fits what was typed, in any spelling of spaces, case and `Desa`/`Ds.`: names that
 * begin with it first, then names that contain it, then the desa of a kecamatan. When none fits, names at most two
 * letters away (Levenshtein), to be offered as a question, never as an answer.
 */
export function findDesa<T extends SearchableDesa>(
  desa: readonly T[],
  typed: string,
  limit = 10,
): SearchResult<T> {
  const query = normaliseName(typed);
  if (query === '') return { matches: [], near: false };
  const digits = typed.replace(/\D/g, '');
  const ranked = desa
    .map((one) => ({ one, place: placeOf(one, query, digits) }))
    .filter(({ place }) => place < NO_MATCH)
    .sort((a, b) => a.place - b.place || a.one.name.localeCompare(b.one.name, 'id'));
  if (ranked.length > 0) return { matches: ranked.slice(0, limit).map(({ one }) => one), near: false };
  return { matches: nearest(desa, query, limit), near: true };
}

const NO_MATCH = 9;

function placeOf(desa: SearchableDesa, query: string, digits: string): number {
  const name = normaliseName(desa.name);
  const kecamatan = normaliseName(desa.kecamatan);
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (digits.length >= 4 && desa.code.replaceAll('.', '').includes(digits)) return 1;
  if (name.includes(query)) return 2;
  if (kecamatan.startsWith(query)) return 3;
  return `${name}${kecamatan}`.includes(query) || `${kecamatan}${name}`.includes(query) ? 4 : NO_MATCH;
}

function nearest<T extends SearchableDesa>(desa: readonly T[], query: string, limit: number): T[] {
  if (query.length < 4) return [];
  return desa
    .map((one) => ({ one, distance: editDistance(normaliseName(one.name), query) }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance || a.one.name.localeCompare(b.one.name, 'id'))
    .slice(0, limit)
    .map(({ one }) => one);
}

/** Levenshtein (1966): the fewest insertions, deletions and replacements that turn one text into the other. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = previous[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, replaced);
    }
    previous = current;
  }
  return previous[to.length]!;
}
