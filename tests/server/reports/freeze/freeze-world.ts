import type { Config } from '#lib/server/config.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { freezeReports, type FreezeOptions } from '#lib/server/reports/freeze/freeze-reports.ts';
import { reportAskedSchema, type ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Snapshot, SnapshotBlock } from '#lib/domain/reports/snapshot.ts';
import type { z } from 'zod';
import { withFixtureApp, type FixtureApp } from '../../fixture-app.ts';

export const FROZEN_AT = new Date('2026-11-27T02:00:00Z');

/** A kabupaten whose reports are frozen. */
export interface FreezeWorld {
  app: FixtureApp;
  records: Records;
  page: <T>(use: (context: PageContext) => Promise<T>, areas?: readonly string[]) => Promise<T>;
  /** Freezes one report of the place. */
  frozen: (asked: Asked, options?: Partial<FreezeOptions>) => Promise<Snapshot>;
}

type Asked = Partial<z.input<typeof reportAskedSchema>>;

/** A report of the whole branch in its newest month, but for what is given. */
export function asked(change: Asked): ReportAsked {
  return reportAskedSchema.parse({
    ...{ title: 'Laporan uji', template: 'ringkasan', code: '99.01', period: 'latest' },
    ...{ denominator: 'potensi', lang: 'id', blocks: [{ kind: 'figures' }] },
    ...change,
  });
}

export function withFreezeWorld(use: (world: FreezeWorld) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    const records = await openRecords(app);
    const config = { appDir: app.appDir, dataDir: app.dataDir, version: '' } as Config;
    const page: FreezeWorld['page'] = (work, areas) =>
      withPage(new AbortController().signal, work, { config, ...(areas && { areas }) });
    const frozen: FreezeWorld['frozen'] = async (change, options = {}) => {
      const all = { records, demo: false, now: FROZEN_AT, leaves: false, ...options };
      const [snapshot] = await page((context) => freezeReports(context, [asked(change)], all));
      return snapshot!;
    };
    try {
      await use({ app, records, page, frozen });
    } finally {
      records.close();
    }
  });
}

/** The block of a kind. */
export function blockOf<K extends SnapshotBlock['kind']>(
  { blocks }: Snapshot,
  kind: K,
): Extract<SnapshotBlock, { kind: K }> {
  return blocks.find((block) => block.kind === kind) as Extract<SnapshotBlock, { kind: K }>;
}
