import { randomBytes } from 'node:crypto';
import type { Actor } from '../accounts/actor.ts';
import type { DraftView } from '#lib/views/import-data.ts';
import type { Lang } from '#lib/views/page-data.ts';
import { reason } from '../data-folder.ts';
import { readHistory } from '../ledger/ledger.ts';
import { UserError } from '../user-error.ts';
import { publishImport, type Published, type PublishContext, type PublishWishes } from './publish-import.ts';
import { readAgain, readImport, type ReadContext, type ReadImport } from './read-import.ts';
import type { FileInput } from './readers/read-file.ts';
import { importReport, previewOf } from './report.ts';
import type { ImportWishes } from './understand.ts';

// Files that somebody has dropped and not yet published. They live in memory only: what a file says about people never
// reaches the disk, and a restart forgets it.

interface Draft {
  id: string;
  /** Account that sent the file; nobody else opens it, whatever they know of its id. */
  owner: string | null;
  state: DraftView['state'];
  step: string | null;
  error: string | null;
  read: ReadImport;
  published: Published | null;
  usedAt: number;
}

/** Whose draft it is. */
type Owner = Pick<Actor, 'id'>;

/** Drafts kept at once; the one not looked at for longest goes first. */
const MOST_DRAFTS = 6;
const KEPT_MS = 4 * 3600_000;
/** Files read at once: each may take some hundred megabytes. */
const MOST_READING = 2;

/** Kept on globalThis so that a reload in development does not forget them. */
const shelf = globalThis as typeof globalThis & {
  jangkauDrafts?: Map<string, Draft>;
  jangkauReading?: number;
};
const drafts = (shelf.jangkauDrafts ??= new Map());

/**
 * Reads an upload and keeps it as a draft.
 * @returns its id
 * @throws UserError when it cannot be read, or when others are being read
 */
export async function openDraft(
  input: FileInput,
  wishes: ImportWishes,
  context: ReadContext & { actor: Owner },
): Promise<string> {
  const reading = shelf.jangkauReading ?? 0;
  if (reading >= MOST_READING) {
    throw new UserError(
      'Two other files are being read. Wait a moment and send it again.',
      'Dua berkas lain sedang dibaca. Tunggu sebentar, lalu kirim lagi.',
    );
  }
  shelf.jangkauReading = reading + 1;
  try {
    const read = await readImport(input, wishes, context);
    const id = randomBytes(12).toString('hex');
    forgetOld();
    const empty = { step: null, error: null, published: null };
    drafts.set(id, { id, owner: context.actor.id, state: 'open', ...empty, read, usedAt: Date.now() });
    return id;
  } finally {
    shelf.jangkauReading -= 1;
  }
}

function forgetOld(): void {
  const byUse = [...drafts.values()].sort((a, b) => a.usedAt - b.usedAt);
  for (const draft of byUse) {
    const isIdle = draft.state !== 'publishing';
    if (isIdle && (drafts.size >= MOST_DRAFTS || Date.now() - draft.usedAt > KEPT_MS))
      drafts.delete(draft.id);
  }
}

function draftOf(id: string, actor: Owner): Draft | null {
  const draft = drafts.get(id);
  if (draft?.owner !== actor.id) return null;
  draft.usedAt = Date.now();
  return draft;
}

/** What the screen shows of a draft; `null` when it is gone, or somebody else's. */
export async function draftView(
  id: string,
  lang: Lang,
  { dataDir, actor }: { dataDir: string; actor: Owner },
): Promise<DraftView | null> {
  const draft = draftOf(id, actor);
  if (!draft) return null;
  const { state, step, error, read, published } = draft;
  const history = await readHistory(dataDir);
  return {
    id,
    state,
    step,
    error,
    report: importReport(read, { history, lang, published }),
    mapping: read.understood.mapping,
    preview: previewOf(read.understood, lang),
  };
}

/**
 * Reads a draft's file as somebody wishes.
 * @returns false when the draft is gone, or somebody else's
 * @throws UserError when it is being published or a wish cannot be met
 */
export async function changeDraft(
  id: string,
  wishes: ImportWishes,
  context: ReadContext & { actor: Owner },
): Promise<boolean> {
  const draft = draftOf(id, context.actor);
  if (!draft) return false;
  refuseBusy(draft);
  const read = await readAgain(draft.read, wishes, context);
  refuseBusy(draft);
  Object.assign(draft, { read, error: null });
  return true;
}

/** Forgets a draft. @throws UserError while it is being published */
export function dropDraft(id: string, actor: Owner): boolean {
  const draft = draftOf(id, actor);
  if (!draft) return false;
  if (draft.state === 'publishing') refuseBusy(draft);
  return drafts.delete(id);
}

/**
 * Starts publishing a draft; `draftView` tells how it goes.
 * @returns false when the draft is gone, or somebody else's
 */
export function publishDraft(
  id: string,
  wishes: PublishWishes,
  context: Omit<PublishContext, 'onProgress'>,
): boolean {
  const draft = draftOf(id, context.actor);
  if (!draft) return false;
  refuseBusy(draft);
  Object.assign(draft, { state: 'publishing', step: null, error: null });
  const onProgress = (step: string) => (draft.step = step);
  void publishImport(draft.read.content, draft.read.understood, wishes, { ...context, onProgress }).then(
    (published) => Object.assign(draft, { state: 'published', step: null, published }),
    (cause) => Object.assign(draft, { state: 'open', step: null, error: sentenceOf(cause) }),
  );
  return true;
}

/** A defect is logged once, by its stack, never by what the file holds; the user is told that nothing has changed. */
function sentenceOf(cause: unknown): string {
  if (cause instanceof UserError) return cause.message;
  process.stderr.write(
    `error while publishing an import\n${cause instanceof Error ? cause.stack : reason(cause)}\n`,
  );
  return 'Terjadi kesalahan pada Jangkau; tidak ada yang berubah. (An error inside Jangkau; nothing has changed.)';
}

function refuseBusy({ state }: Draft): void {
  if (state === 'publishing')
    throw new UserError('This file is being published.', 'Berkas ini sedang diterbitkan.');
  if (state === 'published')
    throw new UserError('This file is published already.', 'Berkas ini sudah diterbitkan.');
}
