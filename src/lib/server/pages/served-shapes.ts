import { stat } from 'node:fs/promises';
import type { ShapesInfo } from '#lib/views/page-data.ts';
import { dataPaths } from '../data-folder.ts';
import { loadShapes, type Shapes } from '../shapes/serve-shapes.ts';
import type { PageContext } from './app.ts';

let held: { key: string; shapes: Promise<Shapes> } | undefined;

/** The map shapes, made anew when the build or the boundary file changes. */
export async function servedShapes({ config, warehouse, facts }: PageContext): Promise<Shapes> {
  const boundaries = await stat(dataPaths(config.dataDir).boundaries).catch(() => null);
  const key = `${warehouse.build.id} ${boundaries?.mtimeMs ?? 'cells'} ${boundaries?.size ?? 0}`;
  if (held?.key !== key) {
    const sites = facts.desa.map(({ code, lat, lon, area_km2 }) => ({ code, lat, lon, areaKm2: area_km2 }));
    held = { key, shapes: loadShapes(config.dataDir, sites) };
  }
  return held.shapes;
}

/** Where a page finds the shapes, and what it says about them. The address changes when they do. */
export async function shapesRef(context: PageContext): Promise<{ shapesUrl: string; shapes: ShapesInfo }> {
  const { version, info } = await servedShapes(context);
  return { shapesUrl: `/api/v1/shapes.json?v=${version}`, shapes: info };
}
