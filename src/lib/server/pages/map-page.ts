import type { MapPageData, Selection } from '#lib/views/page-data.ts';
import { readSettings } from '../data-folder.ts';
import { queryOf, type PageContext } from './app.ts';
import { shapesRef } from './served-shapes.ts';

/** The desa of the selection with their shapes' address, and the row of the whole it adds up to. */
export async function loadMapPage(context: PageContext, selection: Selection): Promise<MapPageData> {
  const { kecamatan } = selection;
  const whole = kecamatan ? queryOf(selection, 'kecamatan') : queryOf(selection, 'kabupaten');
  const [rows, totals, shapes, settings] = [
    await context.rows({ ...queryOf(selection, 'desa'), kecamatan }),
    await context.rows({ ...whole, kecamatan }),
    await shapesRef(context),
    await readSettings(context.config.dataDir),
  ];
  return {
    rows,
    total: totals[0]!,
    ...shapes,
    tiles: settings?.tiles ?? null,
  };
}
