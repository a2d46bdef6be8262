import { rowsOf } from '#lib/wire/columns.ts';
import type { PageContext } from '../pages/app.ts';
import type { MartRow } from '../warehouse/contracts.ts';

/** Kabupaten figures with their dates, by name; see the mart `dated_facts`. */
export type DatedFacts = ReadonlyMap<string, { value: number; asOf: string }>;

export async function datedFacts({ query }: PageContext): Promise<DatedFacts> {
  const rows = rowsOf(await query('dated facts', 'select * from dated_facts')) as MartRow<'dated_facts'>[];
  return new Map(rows.map(({ fact, value, as_of: asOf }) => [fact, { value, asOf }]));
}
