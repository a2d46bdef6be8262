import type { Labels } from './labels.ts';

/** Worth that does not count as a difference: equal sets added up in another order. */
export const WORTH_TOLERANCE = 1e-9;

/**
 * Finds labels of the same generation with the same visits and the same last one: of those only such stay that none other
 * is both no later and worth no less than (Held & Karp 1962, on the sets met). Open addressing; equal hashes are checked.
 */
export class Dominance {
  private table = new Int32Array(4096);
  private used = 0;

  clear(): void {
    this.table.fill(0);
    this.used = 0;
  }

  /** Adds all labels from `from` on anew. */
  rebuild(labels: Labels, from: number): void {
    this.clear();
    for (let label = from; label < labels.size; label++) this.insert(labels, label);
  }

  /**
   * What a candidate (a label not inserted yet) is for. One that is better than a label in every respect is written over
   * it, and must not be inserted as well.
   */
  judge(labels: Labels, candidate: number): 'new' | 'better' | 'useless' {
    const mask = this.table.length - 1;
    for (let at = this.slot(labels, candidate); this.table[at] !== 0; at = (at + 1) & mask) {
      const other = this.table[at]! - 1;
      if (labels.hash[other] !== labels.hash[candidate] || labels.last[other] !== labels.last[candidate])
        continue;
      if (!labels.sameSet(other, candidate)) continue;
      const sooner = labels.time[other]! - labels.time[candidate]!;
      const poorer = labels.value[candidate]! - labels.value[other]!;
      if (sooner <= 0 && poorer <= WORTH_TOLERANCE) return 'useless';
      if (sooner >= 0 && poorer >= -WORTH_TOLERANCE) {
        labels.move(candidate, other);
        return 'better';
      }
    }
    return 'new';
  }

  private slot(labels: Labels, label: number): number {
    const mixed = Math.imul(labels.hash[label]! ^ Math.imul(labels.last[label]! + 1, 0x9e3779b1), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.table.length - 1);
  }

  insert(labels: Labels, label: number): void {
    if (2 * (this.used + 1) > this.table.length) this.grow(labels);
    const mask = this.table.length - 1;
    let at = this.slot(labels, label);
    while (this.table[at] !== 0) at = (at + 1) & mask;
    this.table[at] = label + 1;
    this.used++;
  }

  private grow(labels: Labels): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2);
    this.used = 0;
    for (const entry of old) if (entry !== 0) this.insert(labels, entry - 1);
  }
}
