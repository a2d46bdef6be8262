import { LEVELS } from '#lib/domain/coverage/coverage.ts';
import { isPeriod, periodsBetween, type Period } from '#lib/domain/calendar/period.ts';
import { DENOMINATORS, SEGMENTS_AND_TOTAL, type DenominatorId } from '#lib/domain/workers/segments.ts';
import { UserError } from '../user-error.ts';
import type { CoverageQuery } from './read-coverage.ts';

/** What the loaded data allows a caller to ask for. */
export interface Allowed {
  /** Months with enrollment, oldest first; may be empty. */
  periods: readonly Period[];
  kecamatan: readonly string[];
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
    denominator: oneOf(parameters, 'denominator', DENOMINATORS, allowed.denominator),
    segments: segment === 'all' ? SEGMENTS_AND_TOTAL : [segment],
    periods: parsePeriods(parameters.get('period'), allowed),
    kecamatan: parseKecamatan(parameters, allowed),
  };
}

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
