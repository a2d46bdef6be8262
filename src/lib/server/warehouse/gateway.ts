import { stat } from 'node:fs/promises';
import { dataPaths, reason } from '../data-folder.ts';
import { UserError } from '../user-error.ts';
import { currentBuild, listBuilds, type Build } from './builds.ts';
import { Warehouse } from './serve.ts';

/** How often the pointer is looked at for a build made by another process. */
const LOOK_AGAIN_MS = 500;

interface Serving {
  warehouse: Warehouse;
  pointer: number;
  lookedAt: number;
}

/** Kept on globalThis so that a reload in development does not open the same file twice. */
const shelf = globalThis as typeof globalThis & { jangkauServing?: Map<string, Promise<Serving>> };
const serving = (shelf.jangkauServing ??= new Map());

/**
 * Gives `use` the served warehouse. When another build has been pointed to, new callers get it; the old one closes
 * after its last caller.
 * @throws UserError when there is no usable build
 */
export async function withWarehouse<T>(
  dataDir: string,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  const { warehouse } = await current(dataDir);
  const release = warehouse.retain();
  try {
    return await use(warehouse);
  } finally {
    release();
  }
}

/** Closes what is open for a data folder, after its last caller. */
export async function closeWarehouse(dataDir: string): Promise<void> {
  const open = serving.get(dataDir);
  serving.delete(dataDir);
  (await open?.catch(() => undefined))?.warehouse.retire();
}

async function current(dataDir: string): Promise<Serving> {
  const known = await serving.get(dataDir)?.catch(() => undefined);
  if (known && Date.now() - known.lookedAt < LOOK_AGAIN_MS) return known;
  const pointer = await pointerTime(dataDir);
  if (known) {
    known.lookedAt = Date.now();
    if (known.pointer === pointer) return known;
  }
  const next = swap(dataDir, known, pointer);
  serving.set(dataDir, next);
  next.catch(() => {
    if (serving.get(dataDir) === next) serving.delete(dataDir);
  });
  return next;
}

async function swap(dataDir: string, old: Serving | undefined, pointer: number): Promise<Serving> {
  const build = await currentBuild(dataDir);
  if (old && build?.name === old.warehouse.build.name) return { ...old, pointer, lookedAt: Date.now() };
  const warehouse = await openUsable(dataDir, build);
  old?.warehouse.retire();
  return { warehouse, pointer, lookedAt: Date.now() };
}

async function pointerTime(dataDir: string): Promise<number> {
  return (await stat(dataPaths(dataDir).current).catch(() => null))?.mtimeMs ?? 0;
}

/** The wanted build, or the newest other one that opens: a damaged file must not stop the app. */
export async function openUsable(dataDir: string, wanted: Build | null): Promise<Warehouse> {
  const builds = await listBuilds(dataDir);
  const order = [
    ...builds.filter((build) => build.name === wanted?.name),
    ...builds.filter((build) => build.name !== wanted?.name),
  ];
  const failures: string[] = [];
  for (const build of order) {
    try {
      return await Warehouse.open(dataDir, build);
    } catch (cause) {
      failures.push(`${build.name}: ${reason(cause).split('\n')[0]}`);
    }
  }
  const detail = failures.length > 0 ? ` None of the ${failures.length} builds opens (${failures[0]}).` : '';
  throw new UserError(`There is no usable warehouse in ${dataDir}.${detail} Run "npm run jangkau -- build".`);
}
