import type { OwnReport } from '../../benches.ts';
import type { Workspace } from '../../workspace.ts';
import { SETS, type PlannerOptions } from './sets.ts';

/** Options of the bench, each with a value. */
export const PLANNER_OPTIONS = ['set', 'dir', 'seconds', 'seeds', 'only'] as const;

/** The outreach planner on one of its sets; see `SETS`. */
export async function benchPlanner(
  { progress }: Workspace,
  _: readonly string[],
  given: Readonly<Record<string, string>>,
): Promise<OwnReport> {
  const { set, options } = readOptions(given);
  return SETS[set]!.run({ ...options, progress });
}

/** What the command line says, made complete. @throws Error for a set that there is not, or a number that is none */
export function readOptions(given: Readonly<Record<string, string>>): {
  set: string;
  options: Omit<PlannerOptions, 'progress'>;
} {
  const { set = 'top', only = '*' } = given;
  if (!Object.hasOwn(SETS, set))
    throw new Error(`--set is one of ${Object.keys(SETS).join(', ')}, not "${set}".`);
  const options = {
    dir: given.dir ?? `../shared/bench/${set}`,
    seconds: positive('seconds', given.seconds ?? String(SETS[set]!.seconds)),
    seeds: Math.ceil(positive('seeds', given.seeds ?? '3')),
    only: glob(only),
  };
  return { set, options };
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
