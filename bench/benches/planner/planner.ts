import type { OwnReport } from '../../benches.ts';
import type { Workspace } from '../../workspace.ts';
import { SETS } from './sets.ts';

/** Options of the bench, each with a value. */
export const PLANNER_OPTIONS = ['set', 'dir', 'seconds', 'seeds', 'only'] as const;

/** The outreach planner on one of its sets; see `SETS`. */
export async function benchPlanner(
  { progress }: Workspace,
  _: readonly string[],
  given: Readonly<Record<string, string>>,
): Promise<OwnReport> {
  const { set = 'top', only = '*' } = given;
  const run = Object.hasOwn(SETS, set) ? SETS[set]! : null;
  if (!run) throw new Error(`--set is one of ${Object.keys(SETS).join(', ')}, not "${set}".`);
  return run({
    dir: given.dir ?? `../shared/bench/${set}`,
    seconds: positive('seconds', given.seconds ?? '1'),
    seeds: Math.ceil(positive('seeds', given.seeds ?? '3')),
    only: glob(only),
    progress,
  });
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} is a number above 0, not "${text}".`);
  return value;
}

/** `*` for any text, `?` for one character, `[a-d]` for one of these; anything else is itself. */
export function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
