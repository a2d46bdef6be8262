import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { requestJsonSchema } from '#lib/domain/outreach/request.ts';
import { readRequest, RequestError } from '#lib/domain/outreach/request-problems.ts';
import type { EngineProgress } from '#lib/domain/outreach/engine/engine.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import type { Config } from '#lib/server/config.ts';
import { planInThread } from '#lib/server/outreach/plan-in-thread.ts';
import { UserError } from '#lib/server/user-error.ts';
import { printPlan } from '../print-plan.ts';

interface Options {
  seconds?: number;
  steps?: number;
  seed: number;
  previous?: string;
  keep: string[];
  json?: boolean;
  schema?: boolean;
}

const MOST_SECONDS = 86_400;
const MOST_STEPS = 1e9;
const MOST_SEED = 2 ** 31 - 1;

export function addPlan(program: Command, config: Config): void {
  program
    .command('plan [request.json]')
    .description('plan outreach drives: which desa, which team, which day; Ctrl-C keeps the best plan so far')
    .option(
      '--seconds <n>',
      'stop after so many seconds (default: 30)',
      numberIn('--seconds', MOST_SECONDS, false),
    )
    .option(
      '--steps <n>',
      'stop after so many steps; alone, runs repeat exactly',
      numberIn('--steps', MOST_STEPS, true),
    )
    .option('--seed <n>', 'chooses among equals', numberIn('--seed', MOST_SEED, true), 1)
    .option('--previous <plan.json>', 'begin with this plan, as --json printed it')
    .option(
      '--keep <date[/team]>',
      'of the previous plan, keep this day, or this team on it; may be repeated',
      (one: string, all: string[]) => [...all, one],
      [],
    )
    .option('--json', 'the whole plan as JSON')
    .option('--schema', 'print the form of a request as JSON Schema')
    .action(async (file: string | undefined, options: Options) => {
      if (options.schema) return console.log(JSON.stringify(requestJsonSchema(), null, 2));
      if (file === undefined)
        throw new UserError('Name a request in JSON; "jangkau plan --schema" prints its form.');
      const request = await readJson(file);
      const plan = await planned(config, file, request, options);
      if (options.json) console.log(JSON.stringify(plan, null, 2));
      else printPlan(plan, readRequest(request));
    });
}

async function planned(
  config: Config,
  file: string,
  request: unknown,
  options: Options,
): Promise<OutreachPlan> {
  const { seconds, steps, seed, previous: earlier, keep } = options;
  if (keep.length > 0 && earlier === undefined)
    throw new UserError('--keep needs --previous: the plan that the day is kept from.');
  const previous = earlier === undefined ? undefined : readPrevious(earlier, await readJson(earlier));
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  // A terminal and npm both pass it on: the second one must not end the process.
  process.on('SIGINT', onInterrupt);
  try {
    return await planInThread(request, {
      appDir: config.appDir,
      seed,
      signal: stop.signal,
      onTrouble: (reason) =>
        console.error(`Note: the planner broke off (${reason}). This is its best plan until then.`),
      ...(seconds === undefined ? {} : { seconds }),
      ...(steps === undefined ? {} : { steps }),
      ...(previous && { previous, keep: keep.flatMap((one) => teamDays(one, request)) }),
      ...(process.stderr.isTTY ? { onProgress: showProgress } : {}),
    });
  } catch (cause) {
    if (cause instanceof RequestError) throw new UserError(`${file} cannot be planned. ${cause.message}`);
    throw cause;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const what = cause.code === 'ENOENT' ? 'is not there' : `cannot be read (${cause.code})`;
    throw new UserError(`${file} ${what}. Name a request in JSON; "jangkau plan --schema" prints its form.`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UserError(`${file} is not JSON.`);
  }
}

/** A plan as far as it is needed: days with team, date and stops. */
function readPrevious(file: string, json: unknown): Pick<OutreachPlan, 'days'> {
  const { days } = (json ?? {}) as Partial<OutreachPlan>;
  const isDay = ({ date, team, stops }: OutreachPlan['days'][number]) =>
    typeof date === 'string' &&
    typeof team === 'string' &&
    Array.isArray(stops) &&
    stops.every((stop) => typeof stop?.desa === 'string' && typeof stop.kind === 'string');
  if (!Array.isArray(days) || !days.every((day) => day && isDay(day)))
    throw new UserError(`${file} is not a plan as "jangkau plan --json" prints it.`);
  return { days };
}

/** `2026-12-07/Tim 1`, or `2026-12-07` for all teams of the request that work then. */
function teamDays(text: string, request: unknown): { date: string; team: string }[] {
  const [date, ...team] = text.split('/');
  const { teams } = readRequest(request);
  const all = teams.filter(({ daysOff }) => !daysOff.includes(date!)).map(({ id }) => id);
  const wanted = team.length > 0 ? [team.join('/')] : all;
  return wanted.map((id) => ({ date: date!, team: id }));
}

function numberIn(name: string, most: number, whole: boolean): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (!(value >= 0 && value <= most) || (whole && !Number.isInteger(value)))
      throw new InvalidArgumentError(
        `${name} is a ${whole ? 'whole ' : ''}number from 0 to ${most}, not "${text}".`,
      );
    return value;
  };
}

function showProgress({ phase, value, bound, gap, missed, seconds }: EngineProgress): void {
  const wishes = missed > 0 ? `, ${missed} wishes missed` : '';
  const text = `${seconds.toFixed(0)} s, ${phase}: ${value.toFixed(1)} of at most ${bound.toFixed(1)}, gap ${(100 * gap).toFixed(2)}%${wishes}`;
  process.stderr.write(`\r\u001B[K  … ${text}`);
}
