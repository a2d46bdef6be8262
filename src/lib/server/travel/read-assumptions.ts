import type { TravelAssumptions } from '#lib/domain/drives/travel.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { MartRow } from '../warehouse/contracts.ts';
import type { Warehouse } from '../warehouse/serve.ts';

type Row = MartRow<'travel_speeds'>;

/** What the served build assumes about travel (`data/reference/travel-speeds.csv`, checked when it was made). */
export async function readTravelAssumptions(warehouse: Warehouse): Promise<TravelAssumptions> {
  const table = await warehouse.query('travel speeds', 'select * from travel_speeds');
  const rows = rowsOf(table) as Row[];
  const of = (quantity: string, appliesTo: string) =>
    rows.find((row) => row.quantity === quantity && row.applies_to === appliesTo)!.value;
  return {
    speedKmh: {
      coast: of('speed', 'coast'),
      town: of('speed', 'town'),
      inland: of('speed', 'inland'),
      upland: of('speed', 'upland'),
      near: of('speed', 'near'),
    },
    detour: { near: of('detour', 'near'), far: of('detour', 'far') },
    farKm: of('far_from', 'all'),
    fixedMinutes: of('fixed', 'all'),
    asOf: rows
      .map((row) => row.as_of)
      .sort()
      .at(-1)!,
  };
}
