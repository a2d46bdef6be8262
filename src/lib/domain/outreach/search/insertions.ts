import { BASE, type Days } from './days.ts';

/**
 * Where each visit of no day would fit best into each day. Invariant, for every visit outside: `added[d · visits + v]`
 * is the least `addedMinutes` over all gaps of day d, reached between the visits `before` and `next` (BASE: the ends of
 * the day). In days without windows the limit of the working hours is left out, as it does not depend on the gap; there
 * a change of the day costs one comparison a visit and new gap, and a new look only where the best gap is gone.
 */
export class Insertions {
  readonly added: Float64Array;
  private readonly days: Days;
  private readonly count: number;
  private readonly before: Int32Array;
  private readonly next: Int32Array;
  // The gaps as last compared: neighbours and day of each visit, last visit of each day.
  private readonly knownBefore: Int32Array;
  private readonly knownNext: Int32Array;
  private readonly knownDay: Int32Array;
  // Columns of days as they were before a step.
  private readonly savedAdded: Float64Array;
  private readonly savedBefore: Int32Array;
  private readonly savedNext: Int32Array;

  constructor(days: Days) {
    const count = days.instance.visits.length;
    const cells = count * days.length;
    this.days = days;
    this.count = count;
    this.added = new Float64Array(cells);
    this.before = new Int32Array(cells);
    this.next = new Int32Array(cells);
    this.savedAdded = new Float64Array(cells);
    this.savedBefore = new Int32Array(cells);
    this.savedNext = new Int32Array(cells);
    this.knownBefore = new Int32Array(count).fill(BASE);
    this.knownNext = new Int32Array(count).fill(BASE);
    this.knownDay = new Int32Array(count).fill(-1);
    for (let d = 0; d < days.length; d++) {
      this.know(d);
      for (let k = 0; k < days.outsideCount; k++) this.look(d, days.outside[k]!);
    }
  }

  /** Position at which a visit outside is put into a day. */
  positionIn(d: number, visit: number): number {
    const cell = d * this.count + visit;
    return this.gapAt(d, this.before[cell]!, this.next[cell]!);
  }

  /** Keeps a day's column, to be brought back by `restore`. */
  save(d: number): void {
    const [from, to] = [d * this.count, (d + 1) * this.count];
    this.savedAdded.set(this.added.subarray(from, to), from);
    this.savedBefore.set(this.before.subarray(from, to), from);
    this.savedNext.set(this.next.subarray(from, to), from);
  }

  /** Brings back a day's column, once its stops are again those of `save`. */
  restore(d: number): void {
    const [from, to] = [d * this.count, (d + 1) * this.count];
    this.added.set(this.savedAdded.subarray(from, to), from);
    this.before.set(this.savedBefore.subarray(from, to), from);
    this.next.set(this.savedNext.subarray(from, to), from);
    this.know(d);
  }

  /** All visits of a day are about to leave it. */
  forget(d: number): void {
    for (let k = 0; k < this.days.counts[d]!; k++) this.knownDay[this.days.stops[d]![k]!] = -1;
  }

  /** Looks at every day for a visit that has just left its own. */
  lookEverywhere(visit: number): void {
    this.knownDay[visit] = -1;
    for (let d = 0; d < this.days.length; d++) this.look(d, visit);
  }

  /** A visit was put into a day at a position. */
  inserted(d: number, position: number): void {
    const { days } = this;
    if (days.kindOf(d).isTimed || days.counts[d] === 1) return this.renew(d);
    const stops = days.stops[d]!;
    const before = position === 0 ? BASE : stops[position - 1]!;
    const next = position + 1 === days.counts[d] ? BASE : stops[position + 1]!;
    this.know(d);
    this.compare(d, position);
    this.compare(d, position + 1);
    for (let k = 0; k < days.outsideCount; k++) {
      const cell = d * this.count + days.outside[k]!;
      const [a, b] = [this.before[cell]!, this.next[cell]!];
      if ((a === before && b === next) || (a === next && b === before)) this.look(d, days.outside[k]!);
    }
  }

  /** Any change of a day: visits whose gap is gone look again, the others compare with the new gaps. */
  renew(d: number): void {
    const { days } = this;
    const count = days.counts[d]!;
    if (days.kindOf(d).isTimed) {
      for (let k = 0; k < days.outsideCount; k++) this.look(d, days.outside[k]!);
      return;
    }
    for (let k = 0; k < days.outsideCount; k++) {
      const cell = d * this.count + days.outside[k]!;
      if (this.gapAt(d, this.before[cell]!, this.next[cell]!) < 0) this.look(d, days.outside[k]!);
    }
    if (count > 0)
      for (let position = 0; position <= count; position++)
        if (this.isNew(d, position)) this.compare(d, position);
    this.know(d);
  }

  private isNew(d: number, position: number): boolean {
    const { stops, counts, kinds, classOf } = this.days;
    const before = position === 0 ? BASE : stops[d]![position - 1]!;
    const next = position === counts[d] ? BASE : stops[d]![position]!;
    if (next !== BASE) {
      if (this.knownDay[next] !== d) return true;
      if (this.knownBefore[next] === before) return false;
      return before === BASE || !kinds[classOf[d]!]!.isSymmetric || this.knownNext[next] !== before;
    }
    return this.knownDay[before] !== d || this.knownNext[before] !== BASE;
  }

  private know(d: number): void {
    const { stops, counts } = this.days;
    const order = stops[d]!;
    const count = counts[d]!;
    for (let k = 0; k < count; k++) {
      const visit = order[k]!;
      this.knownDay[visit] = d;
      this.knownBefore[visit] = k === 0 ? BASE : order[k - 1]!;
      this.knownNext[visit] = k + 1 === count ? BASE : order[k + 1]!;
    }
  }

  /** Position of the gap between two visits of a day, in either order where the ways are symmetric; −1 if there is none. */
  private gapAt(d: number, before: number, next: number): number {
    const { stops, counts, dayOf, positionOf, kinds, classOf } = this.days;
    const count = counts[d]!;
    const at = before === BASE ? 0 : dayOf[before] === d ? positionOf[before]! + 1 : -1;
    if (at >= 0 && (at === count ? next === BASE : stops[d]![at] === next)) return at;
    if (before === BASE || next === BASE || !kinds[classOf[d]!]!.isSymmetric) return -1;
    const turned = dayOf[next] === d ? positionOf[next]! + 1 : count;
    return turned < count && stops[d]![turned] === before ? turned : -1;
  }

  /** Offers one gap to all visits outside. */
  private compare(d: number, position: number): void {
    const { days, added, before, next, count } = this;
    const { shift, way, wayTo } = days.kindOf(d);
    const { size } = shift.travel;
    const { outside, outsideCount, placeOf, spent } = days;
    const [from, to] = [days.placeAt(d, position - 1), days.placeAt(d, position)];
    const [rowFrom, rowTo] = [from * size, to * size];
    const direct = way[rowFrom + to]!;
    const a = position === 0 ? BASE : days.stops[d]![position - 1]!;
    const b = position === days.counts[d] ? BASE : days.stops[d]![position]!;
    const base = d * count;
    for (let k = 0; k < outsideCount; k++) {
      const visit = outside[k]!;
      const place = placeOf[visit]!;
      const minutes = way[rowFrom + place]! + wayTo[rowTo + place]! - direct + spent[visit]!;
      if (minutes >= added[base + visit]!) continue;
      added[base + visit] = minutes;
      before[base + visit] = a;
      next[base + visit] = b;
    }
  }

  /** Tries all gaps of a day for one visit. */
  private look(d: number, visit: number): void {
    const { days } = this;
    const { shift, way, wayTo, isTimed } = days.kindOf(d);
    if (isTimed) return this.lookTimed(d, visit);
    const { size } = shift.travel;
    const count = days.counts[d]!;
    const stops = days.stops[d]!;
    const { placeOf } = days;
    const row = placeOf[visit]! * size;
    const cell = d * this.count + visit;
    let least = Infinity;
    let best = 0;
    let from = shift.start;
    let there = wayTo[row + from]!;
    for (let k = 0; k <= count; k++) {
      const to = k === count ? shift.end : placeOf[stops[k]!]!;
      const minutes = there + way[row + to]! - (count === 0 ? 0 : way[from * size + to]!);
      if (minutes < least) {
        least = minutes;
        best = k;
      }
      from = to;
      there = wayTo[row + to]!;
    }
    this.added[cell] = least + days.spent[visit]!;
    this.before[cell] = best === 0 ? BASE : stops[best - 1]!;
    this.next[cell] = best === count ? BASE : stops[best]!;
  }

  private lookTimed(d: number, visit: number): void {
    const { days } = this;
    const cell = d * this.count + visit;
    const stops = days.stops[d]!;
    const count = days.counts[d]!;
    let [least, best] = [Infinity, 0];
    if (!Number.isNaN(days.kindOf(d).shift.value[visit]!))
      for (let k = 0; k <= count; k++) {
        const minutes = days.addedMinutes(d, k, visit);
        if (minutes < least) [least, best] = [minutes, k];
      }
    this.added[cell] = least;
    this.before[cell] = best === 0 ? BASE : stops[best - 1]!;
    this.next[cell] = best === count ? BASE : stops[best]!;
  }
}
