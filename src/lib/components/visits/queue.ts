import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { VisitSent } from '#lib/domain/drives/visit-sent.ts';

/** A visit that waits in the browser to be sent. */
export interface QueuedVisit {
  id: string;
  /** The account that recorded it: nobody else sees or sends it. */
  account: string;
  sent: VisitSent;
  /** Order in which they are sent: a correction comes after what it corrects. */
  order: number;
  /** How often it was sent without an answer; above 0 it may have arrived. */
  tries: number;
  /** Why the server did not take it; null while it waits. */
  refusal: string | null;
}

interface QueueSchema extends DBSchema {
  visits: { key: string; value: QueuedVisit; indexes: { account: string } };
}

/** Visits kept in the browser (IndexedDB) until the server has them. */
export interface Queue {
  /** Those of an account, in the order they are sent. */
  of(account: string): Promise<QueuedVisit[]>;
  /** How many wait that other accounts have recorded in this browser. */
  ofOthers(account: string): Promise<number>;
  /** Keeps a new visit. */
  add(account: string, sent: VisitSent): Promise<void>;
  /**
   * Changes one that waits. One that may have arrived is corrected by another record instead, so that whichever way it went the
   * correction counts, once.
   * @param newId of that record
   */
  edit(account: string, sent: VisitSent, newId: string): Promise<void>;
  /** Throws one away; one that may have arrived, or has since, is withdrawn by another record. */
  remove(account: string, sent: VisitSent, newId: string): Promise<void>;
  /** The first of an account that are not refused, noted as being sent: what is changed from then on is changed by another record. */
  take(account: string, most: number): Promise<QueuedVisit[]>;
  /** The server has it. */
  done(id: string): Promise<void>;
  /** The server did not take it. */
  refused(id: string, sentence: string): Promise<void>;
  /** Has one that was refused sent again. */
  again(id: string): Promise<void>;
  close(): void;
}

/** Opens the queue of this browser. */
export async function openQueue(name = 'jangkau-kunjungan'): Promise<Queue> {
  const db = await openDB<QueueSchema>(name, 1, {
    upgrade(made) {
      made.createObjectStore('visits', { keyPath: 'id' }).createIndex('account', 'account');
    },
    // Another tab with a newer Jangkau must not wait for this one.
    blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
  });
  return {
    of: async (account) =>
      (await db.getAllFromIndex('visits', 'account', account)).sort((a, b) => a.order - b.order),
    ofOthers: async (account) =>
      (await db.count('visits')) - (await db.countFromIndex('visits', 'account', account)),
    add: (account, sent) => append(db, account, sent),
    edit: (account, sent, newId) => edit(db, account, sent, newId),
    remove: (account, sent, newId) => remove(db, account, sent, newId),
    take: (account, most) => take(db, account, most),
    done: (id) => db.delete('visits', id),
    // It was answered: it did not arrive.
    refused: (id, refusal) => changeAll(db, [id], (visit) => ({ ...visit, refusal, tries: 0 })),
    again: (id) => changeAll(db, [id], (visit) => ({ ...visit, refusal: null })),
    close: () => db.close(),
  };
}

type Database = IDBPDatabase<QueueSchema>;

/** Puts a visit behind the others, in one step, so that two tabs never give the same place. */
async function append(db: Database, account: string, sent: VisitSent): Promise<void> {
  const { store, done } = db.transaction('visits', 'readwrite');
  await store.put(queued(account, sent, await nextOrder(store)));
  await done;
}

function queued(account: string, sent: VisitSent, order: number): QueuedVisit {
  return { id: sent.id, account, sent, order, tries: 0, refusal: null };
}

async function nextOrder(store: { getAll(): Promise<QueuedVisit[]> }): Promise<number> {
  return (await store.getAll()).reduce((most, { order }) => Math.max(most, order), 0) + 1;
}

async function edit(db: Database, account: string, sent: VisitSent, newId: string): Promise<void> {
  const { store, done } = db.transaction('visits', 'readwrite');
  const old = await store.get(sent.id);
  if (old && old.tries === 0) await store.put({ ...old, sent, refusal: null });
  else {
    const correction = { ...sent, id: newId, replaces: sent.id };
    await store.put(queued(account, correction, await nextOrder(store)));
  }
  await done;
}

/** In one step, so that nobody changes one between its being read and noted. */
async function take(db: Database, account: string, most: number): Promise<QueuedVisit[]> {
  const { store, done } = db.transaction('visits', 'readwrite');
  const waiting = (await store.index('account').getAll(account))
    .filter(({ refusal }) => refusal === null)
    .sort((a, b) => a.order - b.order)
    .slice(0, most);
  for (const visit of waiting) await store.put({ ...visit, tries: visit.tries + 1 });
  await done;
  return waiting;
}

async function remove(db: Database, account: string, sent: VisitSent, newId: string): Promise<void> {
  const { store, done } = db.transaction('visits', 'readwrite');
  const old = await store.get(sent.id);
  if (old && old.tries === 0) await store.delete(sent.id);
  else {
    const withdrawal = { ...sent, id: newId, replaces: sent.id, withdrawn: true };
    await store.put(queued(account, withdrawal, await nextOrder(store)));
  }
  await done;
}

async function changeAll(
  db: Database,
  ids: readonly string[],
  change: (visit: QueuedVisit) => QueuedVisit,
): Promise<void> {
  const { store, done } = db.transaction('visits', 'readwrite');
  for (const id of ids) {
    const old = await store.get(id);
    if (old) await store.put(change(old));
  }
  await done;
}

/** A random id (UUID 4); `crypto.randomUUID` is only there over https. */
export function newVisitId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
