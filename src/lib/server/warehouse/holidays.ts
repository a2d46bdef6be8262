import type { Holiday } from '#lib/domain/calendar/holidays.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import type { Warehouse } from './serve.ts';

/** The holidays of a served build, oldest first; they were judged when it was made. */
export async function readHolidays(warehouse: Warehouse): Promise<Holiday[]> {
  const table = await warehouse.query('holidays', 'select * from holidays order by date');
  return rowsOf(table) as unknown as Holiday[];
}
