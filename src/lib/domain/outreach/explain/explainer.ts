import type { Highs } from 'highs';
import { nameOf, type DatedRoute } from '../assemble.ts';
import { dateOf } from '../calendar.ts';
import type { Instance, Route } from '../instance.ts';
import type { OutreachRequest } from '../request.ts';
import { SwapFinder, type FoundSwap } from './best-swap.ts';
import type { Change, Explanations, Swap, TeamDayPrice, WishChange, WishPrice } from './explanations.ts';
import { nearbyRoutes } from './nearby-routes.ts';
import { Relaxation, type Fractional } from './relaxation.ts';
import { teamDayKinds } from './team-day-kinds.ts';
import { ownVisits, whyOut } from './why-out.ts';

/** Differences below this are rounding, as a share of the largest value of a visit or of what a wish asks for. */
const TOLERANCE = 1e-5;
/** A loss of so much of a wish's penalty is a unit missed, not value: no route is worth that. */
const PENALTY_SHARE = 0.1;

/**
 * Explains a plan: what its wishes cost and what a team-day is worth (sensitivity of the linear relaxation: Dantzig,
 * Linear Programming and Extensions, 1963), and why each desa without a visit has none. Works in steps of less than about
 * a tenth of a second; the results so far are there at any time. Dispose of it at the end.
 */
export class Explainer {
  private readonly request: OutreachRequest;
  private readonly instance: Instance;
  private readonly routes: readonly DatedRoute[];
  private readonly known: readonly Route[];
  private readonly settled: ReadonlySet<number>;
  private readonly relaxation: Relaxation;
  private readonly work: Generator<void, void>;
  private readonly largest: number;
  private readonly explanations: Explanations = { floors: [], teamDays: [], whyNot: [] };

  /**
   * @param routes the plan
   * @param known routes met on the way to its bound, those of the plan or others
   * @param settled desa (positions in the request) visited on days that are not part of the instance
   */
  constructor(
    highs: Highs,
    request: OutreachRequest,
    instance: Instance,
    routes: readonly DatedRoute[],
    known: readonly Route[],
    settled: ReadonlySet<number> = new Set(),
  ) {
    this.settled = settled;
    this.request = request;
    this.instance = instance;
    this.routes = routes;
    this.known = known;
    this.largest = Math.max(
      1,
      ...instance.classes.map(({ value }) => Math.max(0, ...value.filter((v) => v > 0))),
    );
    this.relaxation = new Relaxation(highs, instance);
    this.work = this.explain();
  }

  /** Works on. @returns whether everything is explained */
  step(): boolean {
    return this.work.next().done === true;
  }

  result(): Explanations {
    return this.explanations;
  }

  dispose(): void {
    this.work.return();
    this.relaxation.dispose();
  }

  private *explain(): Generator<void, void> {
    const { relaxation, explanations } = this;
    yield* relaxation.add(this.routes);
    yield* relaxation.add(this.known);
    const displaced = yield* this.reasons();
    const swaps = yield* this.swaps(displaced);
    const base = yield* relaxation.solve();
    const losses = this.losses(base);
    for (const desa of displaced) {
      const { code } = this.request.desa[desa]!;
      const swap = swaps.get(desa) ?? null;
      explanations.whyNot.push({ desa: code, reason: 'displaced', loss: losses[desa]!, swap });
    }
    yield;
    yield* this.wishes(base);
    yield* this.teamDays(base);
  }

  /** Reasons that need no prices. @returns the desa without one */
  private *reasons(): Generator<void, number[]> {
    const { request, instance } = this;
    const planned = this.desaOf(this.routes);
    const known = this.knownDesa();
    const displaced: number[] = [];
    for (const desa of request.desa.keys()) {
      if (planned.has(desa) || this.settled.has(desa)) continue;
      const out = whyOut(request, instance, desa, known.has(desa));
      if (out) this.explanations.whyNot.push(out);
      else displaced.push(desa);
      yield;
    }
    return displaced;
  }

  private desaOf(routes: readonly Route[]): Set<number> {
    return new Set(routes.flatMap(({ visits }) => visits.map((visit) => this.instance.visits[visit]!.desa)));
  }

  private knownDesa(): Set<number> {
    return this.desaOf(this.relaxation.columns.map(({ route }) => route));
  }

  /**
   * The best exchange for each desa. Its route becomes a known one, so that the relaxation finds no loss larger than what
   * the exchange loses (and the plan itself); where there is none and no route is known, a few are made.
   */
  private *swaps(displaced: readonly number[]): Generator<void, Map<number, Swap>> {
    const { instance, relaxation } = this;
    const finder = new SwapFinder(instance, this.routes);
    const known = this.knownDesa();
    const swaps = new Map<number, Swap>();
    for (const desa of displaced) {
      const found = ownVisits(instance, desa).flatMap((visit) => finder.best(visit) ?? []);
      const best = found.sort((a, b) => b.worth - a.worth)[0];
      if (best) swaps.set(desa, this.swapOf(best));
      if (best) yield* relaxation.add([best.changed]);
      else if (!known.has(desa)) yield* relaxation.add(nearbyRoutes(instance, desa));
      yield;
    }
    return swaps;
  }

  /** The least loss of a route to each desa; null where it is a wish that would be lost. */
  private losses(base: Fractional): (number | null)[] {
    const { instance, relaxation } = this;
    const least = this.request.desa.map(() => Infinity);
    for (const column of relaxation.columns) {
      const loss = relaxation.lossOf(column, base);
      for (const visit of column.route.visits) {
        const { desa } = instance.visits[visit]!;
        least[desa] = Math.min(least[desa]!, loss);
      }
    }
    const penalties = instance.rows.filter(({ atLeast }) => atLeast > -Infinity).map((row) => row.penalty);
    const most = PENALTY_SHARE * Math.min(...penalties);
    return least.map((loss) => (loss < most ? this.rounded(loss) : null));
  }

  private swapOf({ visit, route, out, position, value, missed }: FoundSwap): Swap {
    const { request, instance } = this;
    const nameOfVisit = (v: number) => {
      const { desa, kind } = instance.visits[v]!;
      return { desa: request.desa[desa]!.code, kind };
    };
    return {
      kind: instance.visits[visit]!.kind === 'follow-up' ? 'follow-up' : 'first',
      date: dateOf(route.shift.date),
      team: request.teams[route.shift.team]!.id,
      position,
      instead: out === null ? null : nameOfVisit(route.visits[out]!),
      value,
      missed: missed.map(({ row, units }) => ({ wish: nameOf(request, row.wish), units })),
    };
  }

  private *wishes(base: Fractional): Generator<void, void> {
    const { request, instance, relaxation, explanations } = this;
    for (const [r, { wish, atLeast, penalty }] of instance.rows.entries()) {
      if (!(atLeast > 0)) continue;
      const price = base.prices.least[r]!;
      const missed = this.units(r, base.short[r]!);
      // At price 0 the same prices prove the same solution best without the wish.
      const without = price === 0 ? base : yield* relaxation.withoutLeast(r);
      const found: WishPrice = {
        wish: nameOf(request, wish),
        costs: Math.max(0, this.rounded(without.value - base.value)),
        // A price like a penalty says that other wishes would be missed for it.
        price: missed > 0 || price >= PENALTY_SHARE * penalty ? null : price,
        missed,
        hinders: this.changes(without, base, r),
      };
      explanations.floors.push(found);
      yield;
    }
  }

  private *teamDays(base: Fractional): Generator<void, void> {
    const { relaxation, explanations, instance } = this;
    const kinds = teamDayKinds(this.request, instance);
    for (const [c, { shifts }] of instance.classes.entries()) {
      const more = base.classPrices[c] === 0 ? base : yield* relaxation.withShifts(c, 1);
      const fewer = shifts.length === 0 ? base : yield* relaxation.withShifts(c, -1);
      const found: TeamDayPrice = {
        ...kinds[c]!,
        more: this.change(base, more),
        fewer: this.change(base, fewer),
      };
      explanations.teamDays.push(found);
      yield;
    }
  }

  private change(before: Fractional, after: Fractional): Change {
    return { value: this.rounded(after.value - before.value), missed: this.changes(before, after) };
  }

  /** Units of wishes missed more, one of them left out. */
  private changes(before: Fractional, after: Fractional, except = -1): WishChange[] {
    return this.instance.rows.flatMap(({ wish }, r) => {
      const units = this.units(r, after.short[r]! - before.short[r]!);
      return units === 0 || r === except ? [] : [{ wish: nameOf(this.request, wish), units }];
    });
  }

  private units(r: number, units: number): number {
    return Math.abs(units) <= TOLERANCE * Math.max(1, this.instance.rows[r]!.atLeast) ? 0 : units;
  }

  private rounded(value: number): number {
    return Math.abs(value) <= TOLERANCE * this.largest ? 0 : value;
  }
}
