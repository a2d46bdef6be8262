import type { DataPageData, Problem, Selection, SourcesPageData } from '#lib/views/page-data.ts';
import { readLedger } from '../ledger/ledger.ts';
import { UserError } from '../user-error.ts';
import { listBuilds } from '../warehouse/builds.ts';
import { readReferenceSources } from '../warehouse/reference-sources.ts';
import type { PageContext } from './app.ts';
import { NOTHING, problemsOf } from './problems.ts';

/** What is loaded, from where, what the checks found. */
export async function loadDataPage(context: PageContext, selection: Selection): Promise<DataPageData> {
  const { config, warehouse } = context;
  const { entries, damage } = await readImports(config.dataDir);
  const problems = await problemsOf(context, selection.period, selection.denominator);
  return {
    imports: entries,
    problems: [...damage, ...problems],
    checks: warehouse.build.checks.map(({ name, rule, severity, failures }) => ({
      name,
      rule,
      severity,
      failures,
    })),
    builds: (await listBuilds(config.dataDir)).map(({ id, name, builtAt, seconds, imports }) => ({
      id,
      builtAt,
      seconds,
      imports,
      current: name === warehouse.build.name,
    })),
  };
}

/** A damaged ledger does not take the page down: it is the page's first problem. */
async function readImports(
  dataDir: string,
): Promise<{ entries: DataPageData['imports']; damage: Problem[] }> {
  try {
    return { entries: (await readLedger(dataDir)).reverse(), damage: [] };
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return { entries: [], damage: [{ ...NOTHING, kind: 'import-rejected', detail: cause.message }] };
  }
}

/** Where every shipped fact comes from. */
export async function loadSources({ config }: PageContext): Promise<SourcesPageData> {
  return { reference: await readReferenceSources(config.appDir) };
}
