import { batchKey } from '#lib/domain/coverage/endings.ts';
import { SPONSORS } from '#lib/domain/coverage/enrollment.ts';
import type { Batch, MembersQuery } from '#lib/views/members-data.ts';
import { ParameterError, parseCoverageQuery, type Allowed } from '../coverage/parameters.ts';

const NAMES = ['period', 'kecamatan', 'segment', 'months', 'batch'] as const;
const MOST_MONTHS = 24;

/**
 * What is asked about members from URL or command-line parameters. Defaults: newest month, segment bpu, all kecamatan, batches
 * that end within `months`.
 * @throws ParameterError for an unknown parameter, a repeated one, or a value that is not allowed
 */
export function parseMembersQuery(
  parameters: URLSearchParams,
  allowed: Allowed,
  months: number,
): MembersQuery {
  const rest = new URLSearchParams(parameters);
  for (const name of parameters.keys())
    if (!(NAMES as readonly string[]).includes(name))
      throw new ParameterError(name, parameters.get(name)!, [], `only ${NAMES.join(', ')} are parameters`);
  for (const name of ['period', 'segment'])
    if (rest.get(name) === 'all') throw new ParameterError(name, 'all', [], 'one value');
  const within = parseMonths(parameters, months);
  for (const name of ['months', 'batch']) rest.delete(name);
  const { periods, segments, kecamatan } = parseCoverageQuery(rest, allowed);
  return { period: periods[0]!, segment: segments[0]!, kecamatan: kecamatan ?? null, months: within };
}

function parseMonths(parameters: URLSearchParams, fallback: number): number {
  const all = parameters.getAll('months');
  const [text = String(fallback)] = all;
  const months = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (all.length <= 1 && months >= 1 && months <= MOST_MONTHS) return months;
  throw new ParameterError('months', all.join(' and '), [], `one whole number from 1 to ${MOST_MONTHS}`);
}

/** The batch that is asked for, of those that are listed; null where none is named. @throws ParameterError for any other */
export function parseBatch(parameters: URLSearchParams, batches: readonly Batch[]): Batch | null {
  const all = parameters.getAll('batch');
  if (all.length === 0) return null;
  const found = all.length === 1 ? batches.find((batch) => batchKey(batch) === all[0]) : undefined;
  if (found) return found;
  const keys = batches.map(batchKey);
  const hint =
    keys.length > 0 ? keys.join(', ') : `none; a batch is one of ${SPONSORS.join(', ')} with its last month`;
  throw new ParameterError('batch', all.join(' and '), keys, hint);
}
