import type { CoverageRow } from '../domain/coverage/coverage.ts';
import {
  SEGMENTS_AND_TOTAL,
  type DenominatorId,
  type PerDenominator,
  type SegmentOrTotal,
} from '../domain/workers/segments.ts';
import type { ComparedSet } from './denominators-data.ts';
import type { DenominatorValue, Lang } from './page-data.ts';
import type { SelectionProblem } from './selection.ts';
import { wordsFor } from './words/index.ts';

/** The parameter of the URL that names the set compared with. */
export const COMPARED = 'banding';

/**
 * The set that a page compares the chosen one with: the one asked for, else the first other. Asking for the chosen one
 * itself (it was chosen later) is asking for none.
 */
export function comparedWith(
  asked: string | null,
  chosen: DenominatorId,
  available: readonly DenominatorId[],
): { other: DenominatorId; problem?: undefined } | { other?: undefined; problem: SelectionProblem } {
  const others = available.filter((id) => id !== chosen);
  const wanted = asked === null || asked === '' || asked === chosen ? others[0] : asked;
  const other = others.find((id) => id === wanted);
  if (other !== undefined) return { other };
  return { problem: { parameter: COMPARED, value: asked ?? '', allowed: others } };
}

/** A path with the set to compare with: `/data/penyebut?segmen=pu&banding=sakernas`. */
export function comparisonPath(path: string, other: DenominatorId): string {
  return `${path}${path.includes('?') ? '&' : '?'}${COMPARED}=${other}`;
}

/** What one set says of one segment; `value` is `null` where it has no base. */
export interface ComparedValue {
  set: DenominatorId;
  value: DenominatorValue | null;
  row: CoverageRow;
}

/** Two sets on one segment. */
export interface ComparedSegment {
  segment: SegmentOrTotal;
  sides: [ComparedValue, ComparedValue];
  /** Second value ÷ first value; `null` where one has no base. */
  ratio: number | null;
  /** Why the two differ, in one sentence. */
  why: string;
}

/** Two denominator sets segment by segment, the total first. */
export function compareSets(
  compared: readonly [ComparedSet, ComparedSet],
  values: PerDenominator<DenominatorValue[]>,
  lang: Lang,
): ComparedSegment[] {
  const order: SegmentOrTotal[] = ['total', ...SEGMENTS_AND_TOTAL.filter((segment) => segment !== 'total')];
  return order.map((segment) => {
    const side = ({ set, rows }: ComparedSet): ComparedValue => ({
      set,
      value: values[set]?.find((value) => value.segment === segment) ?? null,
      row: rows[segment],
    });
    const sides: [ComparedValue, ComparedValue] = [side(compared[0]), side(compared[1])];
    const [first, second] = sides;
    const ratio = first.value && second.value ? second.value.value / first.value.value : null;
    return { segment, sides, ratio, why: whyDifferent(sides, segment, lang) };
  });
}

function whyDifferent(
  sides: readonly [ComparedValue, ComparedValue],
  segment: SegmentOrTotal,
  lang: Lang,
): string {
  const { why, short } = wordsFor(lang).denominators;
  const own = sides.find(({ set }) => set === 'cabang');
  const shipped = sides.find(({ set }) => set !== 'cabang');
  if (own && shipped) {
    const missing = sides.filter(({ value }) => value === null).map(({ set }) => short[set]);
    if (missing.length > 0) return why.noBase(missing.join(', '));
    return shipped.set === 'sakernas' ? why.ownSakernas[segment] : why.ownPotensi[segment];
  }
  const sakernas = sides.find(({ set }) => set === 'sakernas');
  const isOldShare = sakernas?.value?.imported === false && (segment === 'pu' || segment === 'bpu');
  const sentence = why.potensiSakernas[segment];
  return isOldShare ? sentence.replace(/\.$/, why.oldShare) : sentence;
}
