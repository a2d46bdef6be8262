import type { Warehouse } from './serve.ts';

const kept = new WeakMap<Warehouse, Map<string, Promise<unknown>>>();

/**
 * What is read or worked out once for a served build; whoever asks next waits for the same. What failed is tried again.
 * @param key names it among everything that is kept of a build
 * @param read must not depend on whoever asks first: the others wait for it when they have gone
 */
export function oncePerBuild<T>(warehouse: Warehouse, key: string, read: () => Promise<T>): Promise<T> {
  const known = kept.get(warehouse) ?? new Map<string, Promise<unknown>>();
  kept.set(warehouse, known);
  const found = (known.get(key) as Promise<T> | undefined) ?? read();
  known.set(key, found);
  found.catch(() => known.delete(key));
  return found;
}
