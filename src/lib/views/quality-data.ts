import type { Period } from '../domain/calendar/period.ts';
import type { MarginRule } from '../domain/coverage/contradictions.ts';
import type { Payer } from '../domain/coverage/enrollment.ts';
import type { JumpRule } from '../domain/coverage/jumps.ts';
import type { Source } from '../domain/coverage/staleness.ts';
import type { DenominatorId, Segment, SegmentOrTotal } from '../domain/workers/segments.ts';

/** `stop`: mend it before the figure is used; `care`: use the figure with care; `note`: good to know. Worst first. */
export const SEVERITIES = ['stop', 'care', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What is looked for in the data, in the order of a list where nothing is worse than another. */
export const PROBLEM_KINDS = [
  'rolled-back',
  'contradiction',
  'not-reported',
  'over-100',
  'jump',
  'stale',
  'import-rejected',
  'assumptions',
  'simulated',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** Why a case is one, for each kind. */
export type ProblemRule =
  | 'earlier-build'
  | MarginRule
  | 'desa-silent'
  | 'month-partial'
  | 'month-missing'
  | 'above-interval'
  | 'above-double'
  | JumpRule
  | 'batch-ended'
  | 'batch-began'
  | `stale-${Source}`
  | 'boundaries-damaged'
  | 'own-denominator'
  | 'own-grace'
  | 'own-payers'
  | 'own-occupations'
  | 'own-sd'
  | 'simulated-members';

/** One case in the data that a reader should know: what was found, what it is compared with, where and when. */
export interface Problem {
  kind: ProblemKind;
  rule: ProblemRule;
  severity: Severity;
  /** The desa; `null` for a case of the kabupaten or of no place. */
  code: string | null;
  name: string | null;
  kecamatan: string | null;
  period: Period | null;
  segment: SegmentOrTotal | null;
  denominator: DenominatorId | null;
  payer: Payer | null;
  /** How many desa one case stands for; `null` where it is not about desa. */
  desa: number | null;
  /** What was found: active members, desa or segments that reported, months of age … */
  value: number | null;
  /** What that is compared with: workers, the month before, all desa, the limit … */
  expected: number | null;
  /** Bounds of what was to be expected. */
  low: number | null;
  high: number | null;
  /** `over-100`: value ÷ expected; jumps and contradictions: (value − expected) ÷ expected. */
  ratio: number | null;
  unit: 'people' | 'desa' | 'segments' | 'months' | 'share' | null;
  /** Date of the source, `YYYY`, `YYYY-MM` or an ISO time. */
  asOf: string | null;
  /** Name of a setting, or free text of a file that cannot be used. */
  detail: string | null;
}

/** A kecamatan whose figures of the month rest on some of its desa only. */
export interface PartialArea {
  name: string;
  segment: Segment;
  desaReported: number;
  desaExpected: number;
}

/** Everything that was looked for in one month and set, and what was found. */
export interface QualityReport {
  period: Period;
  denominator: DenominatorId;
  /** The last month that is over, which ages are counted to. */
  lastFullMonth: Period;
  build: { id: string; builtAt: string };
  /** Records looked at, per kind. */
  checked: Record<ProblemKind, number>;
  partial: PartialArea[];
  /** Worst first. */
  problems: Problem[];
}

/** Above this coverage a workplace address is no longer an explanation: more than two members for every worker. */
export const DOUBLE = 2;

/** The month's figure of the kabupaten is not to be used when the workers of fewer than this share are in it. */
export const LEAST_REPORTED = 0.9;

/** Months up to the chosen one in which jumps are listed, itself included. */
export const JUMP_MONTHS = 13;

/** A case with everything unsaid unknown. */
export function problem({
  kind,
  rule,
  severity,
  ...known
}: Pick<Problem, 'kind' | 'rule' | 'severity'> & Partial<Problem>): Problem {
  return {
    kind,
    rule,
    severity,
    code: null,
    name: null,
    kecamatan: null,
    period: null,
    segment: null,
    denominator: null,
    payer: null,
    desa: null,
    value: null,
    expected: null,
    low: null,
    high: null,
    ratio: null,
    unit: null,
    asOf: null,
    detail: null,
    ...known,
  };
}
