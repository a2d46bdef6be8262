import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Layers in the order they are built. Reference facts are checked before the workers model uses them (a missing row
 * gets its own sentence, not a wrong estimate); the model runs before the marts.
 */
export const LAYERS = ['staging', 'intermediate', 'reference-checks', 'marts', 'checks'] as const;
export type Layer = (typeof LAYERS)[number];

/** One `.sql` file: one bare select, one relation of that name. */
export interface Model {
  layer: Layer;
  name: string;
  sql: string;
}

/** Folder of the SQL models; read at run time, because they are data to the build (and part of its hash). */
function modelsDir(appDir: string): string {
  return join(appDir, 'src/lib/server/warehouse/models');
}

/** All models in build order. A model reads earlier layers only, so the order inside a layer does not matter. */
export async function readModels(appDir: string): Promise<Model[]> {
  const models: Model[] = [];
  for (const layer of LAYERS) {
    const dir = join(modelsDir(appDir), layer);
    const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
    for (const file of names) {
      models.push({ layer, name: file.slice(0, -4), sql: await readFile(join(dir, file), 'utf8') });
    }
  }
  return models;
}

/** Severity and rule of a check, from its first comment line `-- error: …` or `-- warning: …`. */
export function ruleOf(check: Model): { severity: 'error' | 'warning'; rule: string } {
  const match = /^-- (error|warning): (.+)$/m.exec(check.sql);
  if (!match) throw new Error(`check ${check.name} must begin with "-- error: …" or "-- warning: …"`);
  return { severity: match[1] as 'error' | 'warning', rule: match[2]! };
}
