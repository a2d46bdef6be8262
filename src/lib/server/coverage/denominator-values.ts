import type { DenominatorId, SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import type { DenominatorValue } from '#lib/views/page-data.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import type { Warehouse } from '../warehouse/serve.ts';

/** What a denominator set states for some segments; a segment without base has no value. */
export async function denominatorValues(
  warehouse: Warehouse,
  denominator: DenominatorId,
  segments: readonly SegmentOrTotal[],
): Promise<DenominatorValue[]> {
  const table = await warehouse.query(
    'denominators',
    `select * from denominators
     where denominator = $denominator and list_contains(from_json($segments, '["VARCHAR"]'), segment)
     order by segment`,
    { denominator, segments: JSON.stringify(segments) },
  );
  return (rowsOf(table) as MartRow<'denominators'>[]).map(denominatorValue);
}

/** A row of the registry as pages and passports give it. */
export function denominatorValue(row: MartRow<'denominators' | 'denominator_variants'>): DenominatorValue {
  const { label, value, definition, source, imported } = row;
  const segment = row.segment as SegmentOrTotal;
  return { segment, label, value, asOf: row.as_of, definition, source, imported };
}
