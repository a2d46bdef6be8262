import type { DataPageData, Selection, SourcesPageData } from '#lib/views/page-data.ts';
import { qualityReport } from '../quality/quality-report.ts';
import { isMembers } from '../ledger/ledger.ts';
import { countSeverities } from '#lib/views/quality-groups.ts';
import { listBuilds } from '../warehouse/builds.ts';
import { readReferenceSources } from '../warehouse/reference-sources.ts';
import type { PageContext } from './app.ts';

/** What the served build is made from, and what its checks found. */
export async function loadDataPage(
  context: PageContext,
  selection: Selection,
  today: Date,
): Promise<DataPageData> {
  const { config, warehouse } = context;
  const { entries, checks, name: served } = warehouse.build;
  const builds = await listBuilds(config.dataDir);
  return {
    imports: entries.filter(isMembers).toReversed(),
    severities: countSeverities((await qualityReport(context, selection, today)).problems),
    checks: checks.map(({ name, rule, severity, failures }) => ({ name, rule, severity, failures })),
    builds: builds.map(({ id, name, builtAt, seconds, entries: imports }) => ({
      id,
      builtAt,
      seconds,
      imports: imports.length,
      current: name === served,
    })),
  };
}

/** Where every shipped fact comes from. */
export async function loadSources({ config }: PageContext): Promise<SourcesPageData> {
  return { reference: await readReferenceSources(config.appDir) };
}
