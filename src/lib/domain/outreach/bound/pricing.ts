import type { RouteSearch } from './route-search.ts';

/** The classes of a round priced one after the other, in slices. Invariant: `next` is the class at hand. */
export class Pricing {
  private readonly searches: readonly RouteSearch[];
  private readonly begin: (c: number) => void;
  private next = 0;

  /** @param begin starts the search of a class */
  constructor(searches: readonly RouteSearch[], begin: (c: number) => void) {
    this.searches = searches;
    this.begin = begin;
  }

  start(): void {
    this.next = 0;
    if (this.searches.length > 0) this.begin(0);
  }

  /** Works on; returns the work done, 0 when all classes are priced. */
  advance(work: number): number {
    const search = this.searches[this.next];
    if (!search) return 0;
    const done = search.advance(work);
    if (done > 0) return done;
    if (++this.next < this.searches.length) this.begin(this.next);
    return 1;
  }
}
