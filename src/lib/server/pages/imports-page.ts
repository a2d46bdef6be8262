import type { DraftView, HistoryEntry } from '#lib/views/import-data.ts';
import type { Selection } from '#lib/views/page-data.ts';
import type { Actor } from '../accounts/actor.ts';
import { draftView } from '../imports/drafts.ts';
import { importHistory } from '../imports/history.ts';
import type { PageContext } from './app.ts';

/** The history of imports. */
export async function loadImports({ config }: PageContext): Promise<{ history: HistoryEntry[] }> {
  return { history: await importHistory(config.dataDir) };
}

/** A file that its sender is looking at; `null` when it is no longer in memory, or somebody else's. */
export async function loadDraft(
  { config }: PageContext,
  id: string,
  { lang }: Selection,
  actor: Actor,
): Promise<{ draft: DraftView } | null> {
  const draft = await draftView(id, lang, { dataDir: config.dataDir, actor });
  return draft && { draft };
}
