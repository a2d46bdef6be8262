import {
  reportAskedSchema,
  type ReportAsked,
  type ReportTemplate,
} from '#lib/domain/reports/report-asked.ts';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import type { Config } from '#lib/server/config.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { recordsOf } from '#lib/server/records/store.ts';
import { freezeReports } from '#lib/server/reports/freeze/freeze-reports.ts';
import { defaultBlocks } from '#lib/views/report/templates.ts';

const NOW = new Date('2026-11-27T02:00:00Z');

/** A place and how it is reported. */
export interface DemoReport {
  template: ReportTemplate;
  code: string;
  lang?: 'id' | 'en';
}

/** Reports of the demo of Rembang, with the blocks their templates begin with. */
export function demoReports(
  { appDir, dataDir }: { appDir: string; dataDir: string },
  wanted: readonly DemoReport[],
): Promise<Snapshot[]> {
  const config = { appDir, dataDir, version: '' } as Config;
  return withPage(
    new AbortController().signal,
    async (context) => {
      const records = await recordsOf({ appDir, dataDir });
      const options = { records, demo: true, now: NOW, leaves: false };
      return freezeReports(context, wanted.map(askedFor), options);
    },
    { config },
  );
}

function askedFor({ template, code, lang = 'id' }: DemoReport): ReportAsked {
  return reportAskedSchema.parse({
    ...{ title: `Perlindungan pekerja ${code}`, template, code, lang },
    ...{ period: 'latest', denominator: 'potensi', blocks: defaultBlocks(template) },
  });
}

/** Every desa that a report of the branch has rows of. */
export function desaOf({ rows }: Snapshot): string[] {
  return [...new Set(rows.filter(({ level }) => level === 'desa').map(({ code }) => code))];
}
