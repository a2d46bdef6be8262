import { addMonths, type Period } from '#lib/domain/calendar/period.ts';
import type { Payer } from '#lib/domain/coverage/enrollment.ts';
import { JUMP, judgeChange, SPONSORS, usualLimits } from '#lib/domain/coverage/jumps.ts';
import type { Segment } from '#lib/domain/workers/segments.ts';
import { JUMP_MONTHS, problem, type Problem } from '#lib/views/quality-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { PageContext } from '../pages/app.ts';
import { queryText } from '../warehouse/queries.ts';
import { oncePerBuild } from '../warehouse/once-per-build.ts';

/** A change of at least `JUMP.people` people; in rows that count the changes of a month `code` is null. */
interface ChangeRow {
  period: Period;
  code: string | null;
  segment: Segment;
  before: number;
  after: number;
  median: number;
  mad: number;
  changes: number;
  ended: number;
  ended_payer: Payer | null;
  began: number;
  began_payer: Payer | null;
}

/** Large changes of all months; read once per build. */
function changesOf({ warehouse, config }: PageContext): Promise<ChangeRow[]> {
  const binds = { least: JUMP.people, sponsors: JSON.stringify(SPONSORS) };
  return oncePerBuild(warehouse, 'jumps', async () => {
    const table = await warehouse.query('jumps', queryText(config.appDir, 'jumps'), binds);
    return rowsOf(table) as unknown as ChangeRow[];
  });
}

/**
 * Jumps of the chosen month and the twelve before it: one each where nothing explains it, the largest of the newest month
 * first; those that sponsored batches explain together, by month, segment and payer. `checked` counts the changes looked at.
 */
export async function jumpProblems(
  context: PageContext,
  chosen: Period,
): Promise<{ problems: Problem[]; checked: number }> {
  const first = addMonths(chosen, 1 - JUMP_MONTHS);
  const rows = (await changesOf(context)).filter(({ period }) => period >= first && period <= chosen);
  const names = new Map(context.facts.desa.map((desa) => [desa.code, desa]));
  const found = rows.flatMap((row) => (row.code === null ? [] : (jumpOf(row, chosen, names) ?? [])));
  const isBatch = ({ payer }: Problem) => payer !== null;
  return {
    problems: [...found.filter((one) => !isBatch(one)).sort(bySize), ...together(found.filter(isBatch))],
    checked: rows.reduce((sum, { code, changes }) => sum + (code === null ? changes : 0), 0),
  };
}

function jumpOf(
  row: ChangeRow,
  chosen: Period,
  names: ReadonlyMap<string, { name: string; kecamatan: string }>,
): Problem | null {
  const { code, before, after, period, segment } = row;
  const batches = {
    ended: row.ended,
    endedPayer: row.ended_payer,
    began: row.began,
    beganPayer: row.began_payer,
  };
  const judged = judgeChange(before, after, row, batches);
  if (judged === null) return null;
  const place = names.get(code!);
  return problem({
    kind: 'jump',
    ...judged,
    severity: judged.payer === null && period === chosen ? 'care' : 'note',
    code,
    name: place?.name ?? null,
    kecamatan: place?.kecamatan ?? null,
    period,
    segment,
    desa: 1,
    value: after,
    expected: before,
    ...usualLimits(before, row),
    ratio: before === 0 ? null : (after - before) / before,
    unit: 'people',
  });
}

function bySize(a: Problem, b: Problem): number {
  const size = ({ value, expected }: Problem) => Math.abs(value! - expected!);
  return b.period!.localeCompare(a.period!) || size(b) - size(a);
}

/** Changes that one sponsor explains in one month and segment become one, newest month first. */
function together(problems: readonly Problem[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const one of problems) {
    const key = [one.period, one.segment, one.payer, one.rule].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map(joined).sort(bySize);
}

function joined(group: readonly Problem[]): Problem {
  const [only] = group;
  const sum = (of: (one: Problem) => number | null) => group.reduce((all, one) => all + of(one)!, 0);
  const [value, expected] = [sum((one) => one.value), sum((one) => one.expected)];
  const place = group.length === 1 ? {} : { code: null, name: null, kecamatan: null };
  return {
    ...only!,
    ...place,
    desa: group.length,
    value,
    expected,
    low: null,
    high: null,
    ratio: expected === 0 ? null : (value - expected) / expected,
  };
}
