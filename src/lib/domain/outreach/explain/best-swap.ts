import type { DatedRoute } from '../assemble.ts';
import type { Instance, Row } from '../instance.ts';
import { contributionOf, scheduleOf, valueOf, type Schedule } from '../route.ts';

/** A visit put into a route, for the stop at `out` (null: beside the others), and what that changes. */
export interface FoundSwap {
  visit: number;
  route: DatedRoute;
  changed: DatedRoute;
  out: number | null;
  /** Position of the visit afterwards. */
  position: number;
  value: number;
  /** Units missed more (or less) of the wishes that change. */
  missed: { row: Row; units: number }[];
  /** Value less what the units missed cost. */
  worth: number;
}

const TOLERANCE = 1e-9;

interface Day {
  route: DatedRoute;
  value: number;
  km: number;
  /** Contribution to each row. */
  shares: number[];
}

/**
 * The best exchange of an unplanned visit with one planned stop, or its insertion beside the others, the rest of the day
 * in its order. Every stop and position is tried by the exact schedule. Invariant: after an exchange all limits hold that
 * held before; a first visit that a planned second one needs stays.
 */
export class SwapFinder {
  private readonly instance: Instance;
  private readonly days: Day[];
  private readonly rows: readonly Row[];
  private readonly sums: number[];
  private readonly needed: ReadonlySet<number>;

  /** @throws RangeError for a route that does not work */
  constructor(instance: Instance, routes: readonly DatedRoute[]) {
    this.instance = instance;
    this.rows = instance.rows;
    this.days = routes.map((route) => {
      const schedule = scheduleOf(instance, route);
      if (schedule === null) throw new RangeError('a planned route does not work');
      const shares = this.rows.map((row) => contributionOf(row, route, schedule));
      return { route, value: valueOf(instance, route, schedule), km: schedule.km, shares };
    });
    this.sums = this.rows.map((_, r) => this.days.reduce((sum, { shares }) => sum + shares[r]!, 0));
    const planned = routes.flatMap(({ visits }) => visits);
    this.needed = new Set(planned.flatMap((visit) => instance.visits[visit]!.after?.visit ?? []));
  }

  /**
   * The exchange worth most for a visit that is not planned and needs no other.
   *
   * @param least what it must be worth more than
   * @returns `null` where none is possible
   */
  best(visit: number, least = -Infinity): FoundSwap | null {
    const bonus = this.bonusOf(visit);
    let best: FoundSwap | null = null;
    for (const day of this.days) {
      const { visits } = day.route;
      const { value } = this.instance.classes[day.route.class]!;
      if (Number.isNaN(value[visit]!)) continue;
      for (let out = 0; out <= visits.length; out++) {
        if (out < visits.length && this.needed.has(visits[out]!)) continue;
        // At most all kilometres of the day are saved.
        const most = value[visit]! - (value[visits[out]!] ?? 0) + this.instance.kmWeight * day.km;
        if (most + bonus <= (best?.worth ?? least) + TOLERANCE) continue;
        const rest = visits.filter((_, k) => k !== out);
        for (let position = 0; position <= rest.length; position++) {
          const changed = { ...day.route, visits: rest.toSpliced(position, 0, visit) };
          const rated = this.rate(day, changed, bonus, best?.worth ?? least);
          if (rated)
            best = {
              ...rated,
              visit,
              route: day.route,
              changed,
              out: out < visits.length ? out : null,
              position,
            };
        }
      }
    }
    return best;
  }

  /** What it changes when a day becomes another; null where that is not possible or not worth more than `least`. */
  private rate(
    day: Day,
    changed: DatedRoute,
    bonus: number,
    least: number,
  ): Pick<FoundSwap, 'value' | 'missed' | 'worth'> | null {
    const schedule = scheduleOf(this.instance, changed);
    if (schedule === null) return null;
    const value = valueOf(this.instance, changed, schedule) - day.value;
    if (value + bonus <= least + TOLERANCE) return null;
    const missed = this.missedBy(day, changed, schedule);
    if (missed === null) return null;
    const worth = missed.reduce((sum, { row, units }) => sum - row.penalty * units, value);
    return worth > least + TOLERANCE ? { value, missed, worth } : null;
  }

  /** No exchange gains more than this by wishes missed less. */
  private bonusOf(visit: number): number {
    return this.rows.reduce((sum, row, r) => {
      const missing = row.atLeast - this.sums[r]!;
      if (!(missing > 0)) return sum;
      const daily = row.perMinute !== 0 || row.perKm !== 0 || row.perShift.some((share) => share !== 0);
      return daily || row.positions.has(visit) ? sum + row.penalty * missing : sum;
    }, 0);
  }

  /** Units of each wish missed more when a day becomes another; null where a limit breaks. */
  private missedBy({ shares }: Day, route: DatedRoute, schedule: Schedule): FoundSwap['missed'] | null {
    const missed: FoundSwap['missed'] = [];
    for (const [r, row] of this.rows.entries()) {
      const before = this.sums[r]!;
      const after = before - shares[r]! + contributionOf(row, route, schedule);
      if (after > Math.max(row.atMost, before) + TOLERANCE * Math.max(1, row.atMost)) return null;
      const units = Math.max(0, row.atLeast - after) - Math.max(0, row.atLeast - before);
      if (Math.abs(units) > TOLERANCE * Math.max(1, Math.abs(row.atLeast))) missed.push({ row, units });
    }
    return missed;
  }
}
