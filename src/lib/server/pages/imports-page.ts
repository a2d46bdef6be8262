import type { DraftView, HistoryEntry } from '#lib/views/import-data.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { draftView } from '../imports/drafts.ts';
import { importHistory } from '../imports/history.ts';
import type { PageContext } from './app.ts';

/** The history of imports. */
export async function loadImports({ config }: PageContext): Promise<{ history: HistoryEntry[] }> {
  return { history: await importHistory(config.dataDir) };
}

/** A file that is being looked at; `null` when it is no longer in memory. */
export async function loadDraft(
  { config }: PageContext,
  id: string,
  { lang }: Selection,
): Promise<{ draft: DraftView } | null> {
  const draft = await draftView(id, lang, config.dataDir);
  return draft && { draft };
}
