import {
  SEGMENTS,
  SEGMENTS_AND_TOTAL,
  type DenominatorId,
  type PerDenominator,
  type SegmentOrTotal,
} from '../workers/segments.ts';

/**
 * Pairs of figures that must agree.
 * - `parts-total`: segments of a denominator set against its total
 * - `active-base`: active members of the kabupaten against the base of the set
 * - `potensi-employed`: BPJS's own potential against everybody employed (Sakernas)
 * - `employed-labour`: employed in the set against employed in the labour figures of the same year
 * - `residents-official`: imported residents of all desa against the official count of the kabupaten
 * - `kecamatan-kabupaten`: census counts of the kecamatan against the official count of the kabupaten
 */
export const MARGIN_RULES = [
  'parts-total',
  'active-base',
  'potensi-employed',
  'employed-labour',
  'residents-official',
  'kecamatan-kabupaten',
] as const;
export type MarginRule = (typeof MARGIN_RULES)[number];

/**
 * Relative difference that is no contradiction. Parts add up exactly; a part is at most its whole; published rates are
 * rounded (1%); two registers of the same residents differ by some 3%; five years lie between census and register (5%).
 */
export const TOLERANCE: Record<MarginRule, number> = {
  'parts-total': 0,
  'active-base': 0,
  'potensi-employed': 0,
  'employed-labour': 0.01,
  'residents-official': 0.03,
  'kecamatan-kabupaten': 0.05,
};

/** Of these only an excess is a contradiction: the first figure is a part of the second. */
const AT_MOST: readonly MarginRule[] = ['active-base', 'potensi-employed'];

/** Two figures, people, and how far the first is from the second: (value − expected) ÷ expected. */
export interface Comparison {
  rule: MarginRule;
  denominator: DenominatorId | null;
  segment: SegmentOrTotal | null;
  value: number;
  expected: number;
  difference: number;
  contradicts: boolean;
}

/** Compares two figures; `null` where one is unknown or the second is not above 0. */
export function compare(
  rule: MarginRule,
  value: number | null | undefined,
  expected: number | null | undefined,
  about: { denominator?: DenominatorId; segment?: SegmentOrTotal } = {},
): Comparison | null {
  if (value == null || expected == null || !(expected > 0)) return null;
  const difference = (value - expected) / expected;
  const size = AT_MOST.includes(rule) ? difference : Math.abs(difference);
  const { denominator = null, segment = null } = about;
  return {
    rule,
    denominator,
    segment,
    value,
    expected,
    difference,
    contradicts: size > TOLERANCE[rule],
  };
}

/** A value of a denominator set. */
export interface SetValue {
  segment: SegmentOrTotal;
  value: number;
  /** `YYYY-MM` */
  asOf: string;
}

/** A stated count, people, with its date. */
interface Stated {
  value: number;
  asOf: string;
}

/** What is compared; whatever is unknown is left out. */
export interface Margins {
  denominators: PerDenominator<readonly SetValue[]>;
  /** The set that members are compared with. */
  denominator: DenominatorId;
  /** Active members of the kabupaten in the month. */
  active: Partial<Record<SegmentOrTotal, number | null>>;
  employed?: Stated | undefined;
  residents?: Stated | undefined;
  residentsImported?: Stated | undefined;
  residentsOfKecamatan?: Stated | undefined;
}

/** All comparisons that the known figures allow, in the order of `MARGIN_RULES`. */
export function comparisons(margins: Margins): Comparison[] {
  const { denominators, residents } = margins;
  return [
    partsAgainstTotal('potensi', denominators.potensi),
    partsAgainstTotal('sakernas', denominators.sakernas),
    partsAgainstTotal('cabang', denominators.cabang ?? []),
    ...membersAgainstBase(margins),
    compare('potensi-employed', valueOf(denominators.potensi), valueOf(denominators.sakernas)),
    employedAgainstLabour(margins),
    compare('residents-official', margins.residentsImported?.value, residents?.value),
    compare('kecamatan-kabupaten', margins.residentsOfKecamatan?.value, residents?.value),
  ].filter((comparison) => comparison !== null);
}

function partsAgainstTotal(denominator: DenominatorId, values: readonly SetValue[]): Comparison | null {
  const parts = SEGMENTS.flatMap((segment) => valueOf(values, segment) ?? []);
  if (parts.length === 0) return null;
  const sum = parts.reduce((all, part) => all + part, 0);
  return compare('parts-total', sum, valueOf(values), { denominator, segment: 'total' });
}

function membersAgainstBase({ denominator, denominators, active }: Margins): (Comparison | null)[] {
  return SEGMENTS_AND_TOTAL.map((segment) =>
    compare('active-base', active[segment], valueOf(denominators[denominator] ?? [], segment), {
      denominator,
      segment,
    }),
  );
}

/** Employment of different years differs without contradiction. */
function employedAgainstLabour({ denominators, employed }: Margins): Comparison | null {
  const total = denominators.sakernas.find(({ segment }) => segment === 'total');
  if (!total || !employed || total.asOf.slice(0, 4) !== employed.asOf.slice(0, 4)) return null;
  return compare('employed-labour', total.value, employed.value, { denominator: 'sakernas' });
}

function valueOf(values: readonly SetValue[], segment: SegmentOrTotal = 'total'): number | undefined {
  return values.find((one) => one.segment === segment)?.value;
}
