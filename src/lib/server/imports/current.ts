import { currentKey, type CheckContext } from '#lib/domain/imports/checks.ts';
import { addMonths } from '#lib/domain/calendar/period.ts';
import type { Interpretation } from '#lib/domain/imports/findings.ts';
import { cellAt } from '#lib/wire/columns.ts';
import { currentBuild } from '../warehouse/builds.ts';
import { withWarehouse } from '../warehouse/gateway.ts';
import type { Warehouse } from '../warehouse/serve.ts';

const MEMBERS = `
select period, segment, code, active as people
from members_monthly
where level = 'desa' and segment <> 'total' and desa_reported > 0
  and list_contains(string_split($periods, ' '), period)`;

const RESIDENTS = `select '' as period, '' as segment, code, population as people from desa`;

const ELIGIBLE = `
select '' as period, segment, code, eligible as people
from eligible_workers
where level = 'desa' and denominator = 'potensi' and segment <> 'total'`;

/** What the served build has, to compare an import with; empty where nothing is served yet. */
export async function currentFigures(
  dataDir: string,
  desaCodes: readonly string[],
  { kind, periods }: Pick<Interpretation, 'kind' | 'periods'>,
): Promise<CheckContext> {
  const nothing: CheckContext = { desaCodes, current: new Map(), eligible: new Map() };
  if ((await currentBuild(dataDir)) === null) return nothing;
  return withWarehouse(dataDir, async (warehouse) => {
    if (kind === 'population') return { ...nothing, current: await figures(warehouse, RESIDENTS) };
    if (kind !== 'enrollment' && kind !== 'participants') return nothing;
    const first = periods[0];
    const wanted = first === undefined ? [] : [addMonths(first, -1), ...periods];
    return {
      desaCodes,
      current: await figures(warehouse, MEMBERS, { periods: wanted.join(' ') }),
      eligible: await figures(warehouse, ELIGIBLE, {}, (_, segment, code) => `${segment} ${code}`),
    };
  });
}

async function figures(
  warehouse: Warehouse,
  sql: string,
  binds: Record<string, string> = {},
  keyOf: (period: string, segment: string, code: string) => string = currentKey,
): Promise<Map<string, number>> {
  const { columns, length } = await warehouse.query('import comparison', sql, binds);
  const found = new Map<string, number>();
  for (let i = 0; i < length; i++) {
    const text = (name: string) => String(cellAt(columns[name]!, i));
    const people = cellAt(columns['people']!, i);
    if (typeof people === 'number') found.set(keyOf(text('period'), text('segment'), text('code')), people);
  }
  return found;
}
