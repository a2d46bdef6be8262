import { LEVELS, type Level } from '#lib/domain/coverage/coverage.ts';
import { isPeriod, periodsBetween, type Period } from '#lib/domain/calendar/period.ts';
import { SEGMENTS_AND_TOTAL, type DenominatorId } from '#lib/domain/workers/segments.ts';
import { UserError } from '../user-error.ts';
import type { FigureQuery } from './passport.ts';
import type { CoverageQuery } from './read-coverage.ts';

/** What the loaded data allows a caller to ask for. */
export interface Allowed {
  /** Months with enrollment, oldest first; may be empty. */
  periods: readonly Period[];
  kecamatan: readonly string[];
  /** Codes of all areas. */
  codes: readonly string[];
  /** Denominator sets that are there. */
  denominators: readonly DenominatorId[];
  /** The branch's own choice, for a caller who names none. */
  denominator: DenominatorId;
  /** Month asked for when the caller names none. */
  defaultPeriod: Period;
}

/** A parameter that is not what it may be; the message names it and lists what is allowed. */
export class ParameterError extends UserError {
  override name = 'ParameterError';
  readonly parameter: string;
  readonly allowed: readonly string[];

  constructor(parameter: string, value: string, allowed: readonly string[], hint = allowed.join(', ')) {
    super(`Parameter "${parameter}" is "${value}"; allowed: ${hint}.`);
    this.parameter = parameter;
    this.allowed = allowed;
  }
}

const NAMES = ['level', 'period', 'segment', 'denominator', 'kecamatan'] as const;

/**
 * Coverage query from URL or command-line parameters. Defaults: level desa, newest month, segment bpu, the branch's denominator.
 * `period=all` and `segment=all` ask for every month or segment.
 * @throws ParameterError for an unknown parameter, a repeated one, or a value that is not allowed
 */
export function parseCoverageQuery(parameters: URLSearchParams, allowed: Allowed): CoverageQuery {
  for (const name of parameters.keys()) {
    if (!(NAMES as readonly string[]).includes(name))
      throw new ParameterError(name, parameters.get(name)!, [], `only ${NAMES.join(', ')} are parameters`);
    if (parameters.getAll(name).length > 1)
      throw new ParameterError(name, parameters.getAll(name).join(' and '), [], 'one value');
  }
  const segment = oneOf(parameters, 'segment', [...SEGMENTS_AND_TOTAL, 'all'] as const, 'bpu');
  return {
    level: oneOf(parameters, 'level', LEVELS, 'desa'),
    denominator: oneOf(parameters, 'denominator', allowed.denominators, allowed.denominator),
    segments: segment === 'all' ? SEGMENTS_AND_TOTAL : [segment],
    periods: parsePeriods(parameters.get('period'), allowed),
    kecamatan: parseKecamatan(parameters, allowed),
  };
}

export const MEASURES = ['rate', 'gap', 'eligible', 'active'] as const;

/**
 * One figure from URL or command-line parameters: those of the coverage query, a `code` (the level follows from it) and a
 * `measure`. @throws ParameterError as for the coverage query, and for several months or segments
 */
export function parseFigureQuery(parameters: URLSearchParams, allowed: Allowed): FigureQuery {
  const rest = new URLSearchParams(parameters);
  for (const name of ['code', 'measure', 'level']) rest.delete(name);
  const code = parameters.get('code') ?? '';
  const level = LEVELS_OF_CODE[code.split('.').length];
  if (!allowed.codes.includes(code) || level === undefined)
    throw new ParameterError('code', code, [], 'a kabupaten, kecamatan or desa, such as 33.17.10.2030');
  if (parameters.has('level') && parameters.get('level') !== level)
    throw new ParameterError('level', parameters.get('level')!, [level]);
  for (const name of ['period', 'segment'])
    if (rest.get(name) === 'all') throw new ParameterError(name, 'all', [], 'one value');
  const query = parseCoverageQuery(rest, allowed);
  return { ...query, level, code, measure: oneOf(parameters, 'measure', MEASURES, 'gap') };
}

/** The level of a code, by the number of its parts: `33.17`, `33.17.10`, `33.17.10.2030`. */
export const LEVELS_OF_CODE: Record<number, Level> = { 2: 'kabupaten', 3: 'kecamatan', 4: 'desa' };

function oneOf<T extends string>(
  parameters: URLSearchParams,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const value = parameters.get(name) ?? fallback;
  const match = allowed.find((candidate) => candidate === value);
  if (match === undefined) throw new ParameterError(name, value, allowed);
  return match;
}

function parsePeriods(value: string | null, { periods, defaultPeriod }: Allowed): readonly Period[] {
  if (value === null) return [defaultPeriod];
  if (value === 'all' && periods.length > 0) return periods;
  const first = periods[0] ?? defaultPeriod;
  const last = periods.at(-1) ?? defaultPeriod;
  if (isPeriod(value) && first <= value && value <= last) return [value];
  const all = periods.length > 0;
  throw new ParameterError(
    'period',
    value,
    [...periodsBetween(first, last), ...(all ? ['all'] : [])],
    `YYYY-MM from ${first} to ${last}${all ? ', or all' : ''}`,
  );
}

function parseKecamatan(parameters: URLSearchParams, allowed: Allowed): string | null {
  const value = parameters.get('kecamatan');
  if (value === null) return null;
  if (parameters.get('level') === 'kabupaten')
    throw new ParameterError('kecamatan', value, [], 'nothing with level=kabupaten');
  if (!allowed.kecamatan.includes(value)) throw new ParameterError('kecamatan', value, allowed.kecamatan);
  return value;
}
