import { seededRandom, type RandomSource } from './random.ts';

/**
 * A seeded uniform source of its own for every name: what one name draws does not depend on who else draws, or in which
 * order.
 */
export function namedRandom(seed: number, name: string): RandomSource {
  return seededRandom(seedOf(seed, name));
}

/**
 * Seed of a name: 32 bits of FNV-1a (Fowler, Noll & Vo) begun at the seed, mixed by the last step of MurmurHash3 (Appleby),
 * so that names that differ in one digit begin far apart.
 */
export function seedOf(seed: number, name: string): number {
  let hash = Math.imul(0x811c_9dc5 ^ seed, 0x0100_0193);
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
