import type { Period } from '#lib/domain/calendar/period.ts';
import { LEVELS, type CoverageRow } from '#lib/domain/coverage/coverage.ts';
import { SEGMENTS_AND_TOTAL, type DenominatorId, type SegmentOrTotal } from '#lib/domain/workers/segments.ts';
import { rowsOf } from '#lib/wire/columns.ts';
import { coverageRows, coverageTable, type CoverageQuery } from '../../coverage/read-coverage.ts';
import type { PageContext } from '../../pages/app.ts';
import { countedVisits, type CountedVisit } from '../../records/counted-visits.ts';
import type { FreezeOptions } from './freeze-reports.ts';
import { activeTable, registrationTable, type PlaceCount } from './count-tables.ts';
import type { CountTable } from '#lib/domain/privacy/suppression/count-table.ts';
import type { CountsOf } from '../../records/published-counts.ts';
import { publishedTable, type Said } from './published-tables.ts';

/** What all reports that are frozen together share: each query and each protected table is made once. */
export class Freezing {
  readonly context: PageContext;
  readonly options: FreezeOptions;
  readonly threshold: number;
  /** The same build, all places: what is kept back in one kecamatan depends on the others. */
  readonly wholeBranch: PageContext;
  readonly #known = new Map<string, Promise<unknown>>();

  constructor(context: PageContext, options: FreezeOptions, threshold: number) {
    this.context = context;
    this.options = options;
    this.threshold = threshold;
    const { config, warehouse } = context;
    const rows = async (query: CoverageQuery) =>
      coverageRows(await coverageTable(config.appDir, warehouse, query));
    this.wholeBranch = { ...context, areas: null, rows };
  }

  /** Works something out the first time it is asked for. */
  once<T>(key: string, work: () => Promise<T>): Promise<T> {
    const found = (this.#known.get(key) as Promise<T> | undefined) ?? work();
    this.#known.set(key, found);
    return found;
  }

  /** Coverage of all places of the branch in a month, all segments and their total, by code. */
  rows(period: Period, denominator: DenominatorId): Promise<ReadonlyMap<string, CoverageRow[]>> {
    return this.once(`rows ${period} ${denominator}`, async () => {
      const byCode = new Map<string, CoverageRow[]>();
      for (const level of LEVELS) {
        const query = { level, periods: [period], segments: SEGMENTS_AND_TOTAL, denominator };
        for (const row of await this.wholeBranch.rows(query))
          byCode.set(row.code, [...(byCode.get(row.code) ?? []), row]);
      }
      return byCode;
    });
  }

  /** Which desa reported which segment in a month, and what is said of their members; sums are of those. */
  month(period: Period): Promise<PublishedMonth> {
    return this.once(`month ${period}`, async () => {
      const desa = await this.#counted(period);
      const { demo } = this.options;
      const of = { demo, topic: 'active', period } as const;
      return { said: await this.#published(activeTable(desa), of), reported: desa };
    });
  }

  /** What would be said of a month's members if it were published now; it is not. */
  wouldSay(period: Period): Promise<Said> {
    return this.once(`would say ${period}`, async () => {
      const of = { demo: this.options.demo, topic: 'active', period } as const;
      return this.#published(activeTable(await this.#counted(period)), of, false);
    });
  }

  /** Visits that count in a month, and what is said of the people registered at them. */
  visits(period: Period): Promise<{ visits: CountedVisit[]; said: Said }> {
    return this.once(`visits ${period}`, async () => {
      const { records, demo } = this.options;
      const known = new Set(this.context.facts.desa.map(({ code }) => code));
      const all = await this.once('visits', () => countedVisits(records, { demo }));
      const visits = all.filter(({ code, date }) => date.startsWith(period) && known.has(code));
      const counts = new Map<string, number>();
      for (const { code, registered } of visits) counts.set(code, (counts.get(code) ?? 0) + registered);
      const table = registrationTable([...counts].map(([code, count]) => ({ code, count })));
      return { visits, said: await this.#published(table, { demo, topic: 'registrations', period }) };
    });
  }

  #published(table: CountTable, of: CountsOf, leaves = this.options.leaves): Promise<Said> {
    const { appDir } = this.context.config;
    return publishedTable(table, of, { ...this.options, leaves, appDir, threshold: this.threshold });
  }

  async #counted(period: Period): Promise<PlaceCount[]> {
    const table = await this.context.warehouse.query(
      'active_counts',
      `select segment, code, active from members_monthly
       where level = 'desa' and segment <> 'total' and period = $period order by code, segment`,
      { period },
    );
    return rowsOf(table).map(({ segment, code, active }) => ({
      segment: segment as SegmentOrTotal,
      code: String(code),
      count: Number(active),
    }));
  }
}

/** Members of a month as they leave the house. */
export interface PublishedMonth {
  said: Said;
  /** Desa and segments that reported. */
  reported: readonly Pick<PlaceCount, 'segment' | 'code'>[];
}
