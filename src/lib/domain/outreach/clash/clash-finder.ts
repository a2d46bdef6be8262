import type { Highs } from 'highs';
import type { RandomSource } from '../../random/random.ts';
import type { Instance, Route } from '../instance.ts';
import { attempt, type Known, type Outcome } from './attempt.ts';
import type { Clash } from './clash.ts';
import { clashingRows, metBy } from './phase-one.ts';

/** Pairs are tried only where so few are in doubt. */
const MOST_PAIRS = 60;

/**
 * A small set of wishes that cannot all be met: single ones first, then pairs, then what a deletion filter leaves of all
 * (Chinneck & Dravnieks 1991). Teams, days and the rules of single desa are taken as given. Works in steps of less than
 * about a tenth of a second.
 * Invariants: `clash`, once it is not empty, is proven impossible; every plan in `met` meets its wishes together.
 */
export class ClashFinder {
  private readonly highs: Highs;
  private readonly instance: Instance;
  private readonly random: RandomSource;
  private readonly work: Generator<void, void>;
  private readonly all: readonly number[];
  private readonly met: Set<number>[] = [];
  /** A plan that meets all wishes after all, its value aside. */
  meets: readonly Route[] | null = null;
  private clash: readonly number[] = [];
  private proven = false;
  /** Of the last attempt, to begin the next one with. */
  private known: Known;

  /** @param known stops per team-day (the shifts of the first class, then of the second …) and routes, none needed */
  constructor(
    highs: Highs,
    instance: Instance,
    random: RandomSource,
    known: Known = { stops: [], routes: [] },
  ) {
    this.highs = highs;
    this.instance = instance;
    this.random = random;
    this.known = known;
    this.all = clashingRows(instance);
    this.work = this.find();
  }

  /** Works on. @returns whether it is finished */
  step(): boolean {
    return this.work.next().done === true;
  }

  /** The smallest clash so far. */
  result(): Clash {
    const wishes = this.clash.map((r) => {
      const { wish, atLeast, atMost } = this.instance.rows[r]!;
      return { wish, wanted: atLeast > 0 ? atLeast : atMost };
    });
    return { wishes, proven: this.proven };
  }

  /** Frees what an unfinished step holds of the solver. */
  dispose(): void {
    this.work.return();
  }

  private *find(): Generator<void, void> {
    const whole = yield* this.test(this.all);
    if (whole === 'possible') this.proven = true;
    else if (this.clash.length === 1 || !(yield* this.findSmall())) yield* this.filter();
  }

  /** Tries wishes alone, then in pairs. @returns whether some clash */
  private *findSmall(): Generator<void, boolean> {
    for (const size of [1, 2])
      for (const rows of this.doubtful(size)) {
        if ((yield* this.test(rows)) !== 'impossible') continue;
        this.proven = this.clash.length === 1 || this.clash.every((r) => this.isMet([r]));
        return true;
      }
    return false;
  }

  /** Sets of a size that no known plan meets; none where there are many. */
  private doubtful(size: number): number[][] {
    const singles = this.all.filter((r) => !this.isMet([r])).map((r) => [r]);
    if (size === 1) return singles;
    const pairs = this.all.flatMap((a, i) => this.all.slice(i + 1).map((b) => [a, b]));
    const open = pairs.filter((pair) => !this.isMet(pair));
    return open.length <= MOST_PAIRS ? open : [];
  }

  /** Leaves wishes out one by one for as long as the rest is impossible. */
  private *filter(): Generator<void, void> {
    if (this.clash.length === 0) return;
    for (;;) {
      const before = this.clash.length;
      let sure = true;
      for (const r of this.clash) {
        if (!this.clash.includes(r)) continue;
        const outcome = yield* this.test(this.clash.filter((other) => other !== r));
        if (outcome === 'unknown') sure = false;
      }
      this.proven = sure;
      // What was unknown of a larger set may be known of the smaller.
      if (sure || this.clash.length === before) return;
    }
  }

  private isMet(rows: readonly number[]): boolean {
    return this.met.some((plan) => rows.every((r) => plan.has(r)));
  }

  /** Whether wishes can all be met; a set that cannot becomes the clash. */
  private *test(rows: readonly number[]): Generator<void, Outcome['kind']> {
    if (rows.length === 0 || this.isMet(rows)) return 'possible';
    const outcome = yield* attempt(this.highs, this.instance, rows, this.random, this.known);
    this.known = { stops: outcome.stops, routes: outcome.routes };
    if (outcome.kind === 'possible' && rows === this.all) this.meets = outcome.plan;
    if (outcome.kind === 'impossible') this.clash = outcome.rows;
    else this.met.push(metBy(this.instance, outcome.plan, this.all));
    return outcome.kind;
  }
}
