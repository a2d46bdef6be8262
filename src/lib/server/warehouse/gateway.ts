import { stat } from 'node:fs/promises';
import { dataPaths, reason } from '../data-folder.ts';
import { UserError } from '../user-error.ts';
import { currentBuild, listBuilds, type Build } from './builds.ts';
import { Warehouse } from './serve.ts';

/** How often the pointer is looked at for a build made by another process. */
const LOOK_AGAIN_MS = 500;

interface Serving {
  warehouse?: Warehouse;
  pointerTime: number;
  lookedAt: number;
  /** The look that is going on; everybody who comes meanwhile waits for it, so that a swap opens one warehouse. */
  looking?: Promise<Warehouse> | undefined;
}

/** Kept on globalThis so that a reload in development does not open the same file twice. */
const shelf = globalThis as typeof globalThis & { jangkauServing?: Map<string, Serving> };
const shelves = (shelf.jangkauServing ??= new Map());

/**
 * Gives `use` the served warehouse. When another build has been pointed to, new callers get it; the old one closes
 * after its last caller. A new build that does not open leaves the old one in place.
 * @throws UserError when there is no usable build
 */
export async function withWarehouse<T>(
  dataDir: string,
  use: (warehouse: Warehouse) => Promise<T>,
): Promise<T> {
  // Retaining happens in the turn in which the warehouse is chosen: it cannot retire in between.
  const { warehouse, release } = await choose(dataDir);
  try {
    return await use(warehouse);
  } finally {
    release();
  }
}

/** Lets the next caller see a build that was just made, without waiting for the next look at the pointer. */
export function lookAgain(dataDir: string): void {
  const serving = shelves.get(dataDir);
  if (serving) serving.lookedAt = 0;
}

async function choose(dataDir: string): Promise<{ warehouse: Warehouse; release: () => void }> {
  const serving = shelves.get(dataDir) ?? { pointerTime: 0, lookedAt: 0 };
  shelves.set(dataDir, serving);
  if (!serving.warehouse || Date.now() - serving.lookedAt >= LOOK_AGAIN_MS) {
    serving.looking ??= look(dataDir, serving).finally(() => {
      serving.looking = undefined;
    });
    await serving.looking;
  }
  const warehouse = serving.warehouse!;
  return { warehouse, release: warehouse.retain() };
}

/** Looks at the pointer and, when it has moved, swaps to the build it names. */
async function look(dataDir: string, serving: Serving): Promise<Warehouse> {
  const pointerTime = (await stat(dataPaths(dataDir).current).catch(() => null))?.mtimeMs ?? 0;
  const old = serving.warehouse;
  serving.lookedAt = Date.now();
  if (old && serving.pointerTime === pointerTime) return old;
  const build = await currentBuild(dataDir);
  serving.pointerTime = pointerTime;
  if (old && (!build || build.name === old.build.name)) return old;
  try {
    serving.warehouse = await openUsable(dataDir, build);
  } catch (cause) {
    if (old) return old;
    throw cause;
  }
  old?.retire();
  return serving.warehouse;
}

/** Closes what is open for a data folder, after its last caller. */
export async function closeWarehouse(dataDir: string): Promise<void> {
  const serving = shelves.get(dataDir);
  shelves.delete(dataDir);
  await serving?.looking?.catch(() => undefined);
  serving?.warehouse?.retire();
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

/** Whether a build can be read. */
export async function opens(dataDir: string, build: Build): Promise<boolean> {
  try {
    (await Warehouse.open(dataDir, build)).retire();
    return true;
  } catch {
    return false;
  }
}
