import type { RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';
import { Search } from '../search/search.ts';

/** Iterations of the search, and how far along it is when it begins: cold, so that most of the plan stays as it is. */
const ITERATIONS = 3000;
const BEGIN = 0.6;
const STRETCH = 10;
/** Work that an iteration counts for, by team-day and visit. */
const WORK_OF_PAIR = 2;

/**
 * Mends a plan that a dive has made: a short cold search from it. A dive settles one route after another and may be left
 * at the end with wishes that no single route meets; the search moves visits between days and meets most of them.
 * Invariant: `routes` is a plan worth no less than the one given, as far as its days work.
 */
export class Mending {
  finished = false;
  routes: readonly Route[];
  private readonly search: Search;
  private readonly workOfIteration: number;
  private iterations = 0;

  constructor(instance: Instance, random: RandomSource, routes: readonly Route[]) {
    const days = instance.classes.reduce((sum, { shifts }) => sum + shifts.length, 0);
    this.routes = routes;
    this.search = new Search(instance, random, stopsByDay(instance, routes));
    this.workOfIteration = 1 + WORK_OF_PAIR * days * instance.visits.length;
  }

  /** Works on; returns the work done. */
  advance(work: number): number {
    let done = 0;
    while (done < work && !this.finished) {
      this.search.run(STRETCH, BEGIN + (1 - BEGIN) * (this.iterations / ITERATIONS));
      this.iterations += STRETCH;
      done += STRETCH * this.workOfIteration;
      this.finished = this.iterations >= ITERATIONS;
    }
    this.routes = this.search.routes();
    return done;
  }
}

/** Stops of each team-day, those of the first class first, as the search takes them. */
function stopsByDay({ classes }: Instance, routes: readonly Route[]): (readonly number[])[] {
  const ofClass = classes.map((): (readonly number[])[] => []);
  for (const { class: c, visits } of routes) ofClass[c]!.push(visits);
  return classes.flatMap(({ shifts }, c) => shifts.map((_, k) => ofClass[c]![k] ?? []));
}
