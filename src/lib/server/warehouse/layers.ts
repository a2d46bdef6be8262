import { join } from 'node:path';
import type { Kind } from '#lib/domain/imports/kinds.ts';
import { facts } from '#lib/views/words/id-facts.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { reason } from '../data-folder.ts';
import type { FigureSettings } from '../figure-settings.ts';
import { UserError } from '../user-error.ts';
import type { Build } from './builds.ts';
import { ruleOf, type Model } from './model-files.ts';
import { WarehouseError } from './warehouse-error.ts';

/**
 * Tells the models where the facts are, which kabupaten is meant and what the branch has set; they read it with
 * `getvariable`, standard deviations from `settings_sds`, statuses of occupations from `settings_occupations`.
 */
export async function setVariables(
  connection: DuckDBConnection,
  appDir: string,
  scope: string,
  { graceMonths, sds, occupations }: FigureSettings,
): Promise<void> {
  await connection.run(`set TimeZone = 'Asia/Jakarta'`);
  await connection.run('set preserve_insertion_order = true');
  await connection.run('set variable reference_dir = $dir', { dir: join(appDir, 'data/reference') });
  await connection.run('set variable wilayah_dir = $dir', {
    dir: join(appDir, 'node_modules/idn-area-data/data'),
  });
  await connection.run('set variable scope = $scope', { scope });
  await connection.run('set variable grace_months = $months::integer', { months: graceMonths });
  await connection.run(
    `create temp table settings_sds as
     select unnest(from_json($quantities, '["VARCHAR"]')) as quantity, unnest(from_json($sds, '["DOUBLE"]')) as sd`,
    { quantities: JSON.stringify(Object.keys(sds)), sds: JSON.stringify(Object.values(sds)) },
  );
  await connection.run(
    `create temp table settings_occupations as
     select unnest(from_json($names, '["VARCHAR"]')) as occupation, unnest(from_json($statuses, '["VARCHAR"]')) as status`,
    { names: JSON.stringify(Object.keys(occupations)), statuses: JSON.stringify(Object.values(occupations)) },
  );
}

/** Tables of imported records, by the kinds that go into them; staging reads them. */
export const IMPORTED = {
  ledger: `period varchar, desa_code varchar, segment varchar, payer varchar, status varchar, paid_through varchar,
    first_month varchar, people integer, simulated boolean`,
  imported_population: 'period varchar, desa_code varchar, sex varchar, age varchar, people integer',
  imported_occupation: 'period varchar, desa_code varchar, occupation varchar, sex varchar, people integer',
  imported_labour:
    'area_code varchar, year integer, indicator varchar, value double, unit varchar, source varchar',
  imported_denominators: `id varchar, label varchar, segment varchar, value integer, as_of varchar, definition varchar,
    source varchar`,
  imported_contributions: `programme varchar, segment varchar, sector varchar, payer varchar, base_idr integer,
    discount double, valid_from varchar, valid_to varchar, source varchar`,
} as const;

/** The table of a kind; `null` for kinds the warehouse does not read. */
export function importedTable(kind: Kind): keyof typeof IMPORTED | null {
  if (kind === 'enrollment' || kind === 'participants') return 'ledger';
  return kind === 'aliases' || kind === 'boundaries' ? null : `imported_${kind}`;
}

/** Empty tables of everything that can be imported. */
export async function createLedger(connection: DuckDBConnection): Promise<void> {
  for (const [table, columns] of Object.entries(IMPORTED)) {
    await connection.run(`create temp table ${table} (${columns}, import_id varchar, imported_at varchar)`);
  }
}

/** What earlier layers make is temporary: only marts are written to the file. */
export async function createAll(
  connection: DuckDBConnection,
  what: 'table' | 'temp table',
  models: readonly Model[],
): Promise<void> {
  for (const { layer, name, sql } of models) {
    try {
      await connection.run(`create ${what} ${name} as ${sql}`);
    } catch (cause) {
      if (layer !== 'staging') throw new WarehouseError(name, sql, cause);
      throw new UserError(
        `The reference facts cannot be read (${name}: ${reason(cause).split('\n')[0]}). Restore data/reference from the release; the last good build stays in use.`,
      );
    }
  }
}

/** Runs checks; each outcome counts its failures and keeps the first twenty. */
export async function runChecks(
  connection: DuckDBConnection,
  checks: readonly Model[],
): Promise<Build['checks']> {
  const outcomes: Build['checks'] = [];
  for (const check of checks) {
    try {
      const reader = await connection.runAndReadAll(check.sql);
      const problems = reader.getColumnsJS()[0]?.map(String).sort() ?? [];
      outcomes.push({
        name: check.name,
        ...ruleOf(check),
        failures: problems.length,
        examples: problems.slice(0, 20),
      });
    } catch (cause) {
      throw new WarehouseError(check.name, check.sql, cause);
    }
  }
  return outcomes;
}

/** @throws UserError listing the broken rules of severity error, the first example of each */
export function refuseFailures(outcomes: Build['checks']): void {
  const broken = outcomes.filter(({ severity, failures }) => severity === 'error' && failures > 0);
  if (broken.length === 0) return;
  const all = broken.map(
    ({ examples, failures }) => examples[0] + (failures > 1 ? ` (and ${failures - 1} more)` : ''),
  );
  throw new UserError(
    `The build was refused, the last good one stays in use: ${all.join('; ')}.`,
    `Data ini ditolak karena melanggar aturan; data yang terakhir tetap dipakai. ${inIndonesian(broken)}`,
  );
}

function inIndonesian(broken: Build['checks']): string {
  const rules: Record<string, string> = facts.check;
  return broken.map(({ name, rule, examples }) => `${rules[name] ?? rule} (${examples[0]})`).join(' ');
}
