import type { Highs } from 'highs';
import type { RandomSource } from '../../random/random.ts';
import type { DatedRoute } from '../assemble.ts';
import { ClashFinder } from '../clash/clash-finder.ts';
import { namedClash, type NamedClash } from '../clash/clash.ts';
import { Explainer } from '../explain/explainer.ts';
import type { Explanations } from '../explain/explanations.ts';
import type { Instance, Route } from '../instance.ts';
import type { OutreachRequest } from '../request.ts';

/** A plan, and what is known around it. */
export interface Explained {
  request: OutreachRequest;
  /** The request without settled days, and as it is. */
  instance: Instance;
  whole: Instance;
  routes: readonly DatedRoute[];
  missed: number;
  /** Routes met on the way to the plan. */
  known: readonly Route[];
  /** Desa of settled days. */
  settled: ReadonlySet<number>;
}

/** Steps within which a clash is looked for. */
const CLASH_STEPS = 400;

/**
 * Why a plan is as it is, in steps: which wishes clash, where some are missed; then what wishes cost, what a team-day is
 * worth, why desa are left out. Dispose of it at the end.
 */
export class Reasons {
  clash: NamedClash | null = null;
  explanations: Explanations | null = null;
  /** Routes that meet all wishes after all, found on the way. */
  meets: readonly Route[] | null = null;
  private readonly explained: Explained;
  private readonly finder: ClashFinder | null;
  private readonly explainer: Explainer;
  private clashSteps = 0;

  constructor(highs: Highs, random: RandomSource, explained: Explained) {
    const { request, instance, routes, known, settled, missed } = explained;
    this.explained = explained;
    const stops = stopsOf(instance, routes);
    this.finder =
      missed > 0 ? new ClashFinder(highs, instance, random, { stops, routes: [...routes, ...known] }) : null;
    this.explainer = new Explainer(highs, request, instance, routes, known, settled);
  }

  /** @returns whether there is more to do */
  step(): boolean {
    if (this.finder !== null && this.clash === null) {
      if (this.finder.step() || ++this.clashSteps >= CLASH_STEPS) this.clash = this.named(this.finder);
      this.meets = this.finder.meets;
      return true;
    }
    if (this.explainer.step()) this.explanations = this.explainer.result();
    return this.explanations === null;
  }

  /** Wishes by what the whole request asks for, settled days or not. */
  private named(finder: ClashFinder): NamedClash {
    const { request, whole } = this.explained;
    const { wishes, proven } = finder.result();
    const rows = wishes.map(({ wish }) => whole.rows.find((row) => row.wish === wish)!);
    const wanted = rows.map(({ wish, atLeast, atMost }) => ({
      wish,
      wanted: atLeast > -Infinity ? atLeast : atMost,
    }));
    return namedClash(request, { wishes: wanted, proven });
  }

  dispose(): void {
    this.finder?.dispose();
    this.explainer.dispose();
  }
}

/** Stops of each team-day, in the order in which the search counts them. */
export function stopsOf({ classes }: Instance, routes: readonly DatedRoute[]): number[][] {
  return classes.flatMap(({ shifts }, c) =>
    shifts.map(({ team, date }) => {
      const route = routes.find(
        (one) => one.class === c && one.shift.team === team && one.shift.date === date,
      );
      return [...(route?.visits ?? [])];
    }),
  );
}
