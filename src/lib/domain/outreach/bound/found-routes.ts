import type { Labels } from './labels.ts';

/** A route by local visits, and what it is worth. */
export interface FoundRoute {
  visits: readonly number[];
  worth: number;
}

/** Routes met by a search: of each visit the best one that makes it, or all. */
export class FoundRoutes {
  private readonly bestWorth: Float64Array;
  private readonly best: Int32Array;
  private routes: FoundRoute[] = [];
  private all = false;

  constructor(count: number) {
    this.bestWorth = new Float64Array(count);
    this.best = new Int32Array(count);
  }

  clear(all: boolean): void {
    this.all = all;
    this.routes = [];
    this.bestWorth.fill(-Infinity);
    this.best.fill(-1);
  }

  offer(labels: Labels, label: number, worth: number): void {
    let better = this.all;
    for (let at = label; at >= 0 && !better; at = labels.parent[at]!)
      better = worth > this.bestWorth[labels.last[at]!]! + 1e-9;
    if (!better) return;
    const visits = labels.sequence(label);
    for (const visit of visits) {
      if (worth <= this.bestWorth[visit]!) continue;
      this.bestWorth[visit] = worth;
      this.best[visit] = this.routes.length;
    }
    this.routes.push({ visits, worth });
  }

  get count(): number {
    return this.routes.length;
  }

  /** Each once, the best first. */
  sorted(): FoundRoute[] {
    const kept = this.all ? this.routes : [...new Set(this.best)].flatMap((at) => this.routes[at] ?? []);
    return [...kept].sort((a, b) => b.worth - a.worth);
  }
}
