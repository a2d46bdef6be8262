/** Beginnings of routes: each is one visit more than its parent. Arrays that grow; index is identity. */
export class Labels {
  size = 0;
  /** −1 where a label is the first stop. */
  parent = new Int32Array(1024);
  last = new Int32Array(1024);
  /** When the last visit is left. */
  time = new Float64Array(1024);
  /** Worth so far, and at most with any continuation. */
  value = new Float64Array(1024);
  bound = new Float64Array(1024);
  /** Of the set of visits: equal sets have equal hashes. */
  hash = new Int32Array(1024);

  add(parent: number, last: number, time: number, value: number, bound: number, hash: number): number {
    if (this.size === this.parent.length) this.grow();
    this.set(this.size, parent, last, time, value, bound, hash);
    return this.size++;
  }

  set(
    at: number,
    parent: number,
    last: number,
    time: number,
    value: number,
    bound: number,
    hash: number,
  ): void {
    this.parent[at] = parent;
    this.last[at] = last;
    this.time[at] = time;
    this.value[at] = value;
    this.bound[at] = bound;
    this.hash[at] = hash;
  }

  /** Moves a label to another index. */
  move(from: number, to: number): void {
    this.set(
      to,
      this.parent[from]!,
      this.last[from]!,
      this.time[from]!,
      this.value[from]!,
      this.bound[from]!,
      this.hash[from]!,
    );
  }

  has(label: number, visit: number): boolean {
    for (let at = label; at >= 0; at = this.parent[at]!) if (this.last[at] === visit) return true;
    return false;
  }

  /** Whether two labels of equal length have the same visits. */
  sameSet(a: number, b: number): boolean {
    for (let at = a; at >= 0; at = this.parent[at]!) if (!this.has(b, this.last[at]!)) return false;
    return true;
  }

  /** Visits in order. */
  sequence(label: number): number[] {
    const visits: number[] = [];
    for (let at = label; at >= 0; at = this.parent[at]!) visits.push(this.last[at]!);
    return visits.reverse();
  }

  private grow(): void {
    const wider = <T extends Int32Array | Float64Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const length = this.parent.length * 2;
    this.parent = wider(this.parent, new Int32Array(length));
    this.last = wider(this.last, new Int32Array(length));
    this.time = wider(this.time, new Float64Array(length));
    this.value = wider(this.value, new Float64Array(length));
    this.bound = wider(this.bound, new Float64Array(length));
    this.hash = wider(this.hash, new Int32Array(length));
  }
}
