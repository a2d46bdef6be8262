import {
  PROBLEM_KINDS,
  SEVERITIES,
  type Problem,
  type ProblemKind,
  type QualityReport,
  type Severity,
} from './quality-data.ts';

/** The cases of a kind; `severity` is that of the worst, `null` where there are none. */
export interface ProblemGroup {
  kind: ProblemKind;
  severity: Severity | null;
  problems: Problem[];
}

/** How many cases of each severity. */
export type SeverityCounts = Record<Severity, number>;

/** A kind with its first case, for a list that has no room for more. */
export interface ProblemSummary {
  kind: ProblemKind;
  severity: Severity;
  count: number;
  first: Problem;
}

/** Cases in the order of severity, then of kinds; alike ones stay as they come. */
export function worstFirst(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      PROBLEM_KINDS.indexOf(a.kind) - PROBLEM_KINDS.indexOf(b.kind),
  );
}

/** Every kind with its cases, the kind with the worst case first, kinds without cases last. */
export function groupProblems({ problems }: Pick<QualityReport, 'problems'>): ProblemGroup[] {
  const rank = ({ severity }: ProblemGroup) =>
    severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  return PROBLEM_KINDS.map((kind) => {
    const own = worstFirst(problems.filter((one) => one.kind === kind));
    return { kind, severity: own[0]?.severity ?? null, problems: own };
  }).sort((a, b) => rank(a) - rank(b));
}

export function countSeverities(problems: readonly Problem[]): SeverityCounts {
  const count = (severity: Severity) => problems.filter((one) => one.severity === severity).length;
  return { stop: count('stop'), care: count('care'), note: count('note') };
}

/** Kinds with cases, worst first. */
export function summariseProblems(report: Pick<QualityReport, 'problems'>): ProblemSummary[] {
  return groupProblems(report).flatMap(({ kind, severity, problems: [first, ...rest] }) =>
    severity === null || first === undefined ? [] : [{ kind, severity, count: rest.length + 1, first }],
  );
}
