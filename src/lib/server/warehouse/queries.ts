import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type QueryName =
  | 'active_series'
  | 'bpu_payers'
  | 'coverage'
  | 'ending_batches'
  | 'ending_desa'
  | 'jumps'
  | 'member_cohorts'
  | 'member_groups'
  | 'member_months'
  | 'member_payers'
  | 'missing'
  | 'passport'
  | 'payer_sums'
  | 'payers'
  | 'sponsored_ends'
  | 'self_payers_in_arrears'
  | 'self_paying_new'
  | 'trend';

const texts = new Map<string, string>();

/** The text of a named query in `queries/`; read once. */
export function queryText(appDir: string, name: QueryName): string {
  const path = join(appDir, 'src/lib/server/warehouse/queries', `${name}.sql`);
  const text = texts.get(path) ?? readFileSync(path, 'utf8');
  texts.set(path, text);
  return text;
}
