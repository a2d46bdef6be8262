import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccount, listAccounts, type NewAccount } from '#lib/server/records/accounts.ts';
import { examineRecords } from '#lib/server/records/examine-records.ts';
import { copyRecords, recordsFile, withRecords } from '#lib/server/records/store.ts';
import { REPOSITORY } from '../fixture-app.ts';

const NOW = new Date('2026-11-20T02:00:00Z');
const SRI: NewAccount = {
  name: 'Sri Contoh',
  email: 'sri@contoh.id',
  role: 'kepala',
  areas: null,
  passwordHash: 'x',
};

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-records-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const place = () => ({ appDir: REPOSITORY, dataDir });
const look = () => examineRecords(place());
const addSri = () => withRecords(place(), (records) => createAccount(records, SRI, NOW));

describe('looking at the records', () => {
  test('makes nothing', async () => {
    expect(await look()).toBe('none yet; the first start makes them');
    expect(await readdir(dataDir)).toEqual([]);
  });

  test('counts accounts, without roles of the demo', async () => {
    await addSri();
    const demo = { ...SRI, email: 'kepala@demo.invalid', passwordHash: null, demo: true };
    await withRecords(place(), (records) => createAccount(records, demo, NOW));
    expect(await look()).toBe('whole, 1 accounts, 0 disabled');
  });

  test('names damage, and a file that others may read', async () => {
    await addSri();
    await chmod(recordsFile(dataDir), 0o644);
    await expect(look()).rejects.toThrow(/others on this machine may read .*chmod 600/);
    await withRecords(place(), (records) => records.run(sql`pragma wal_checkpoint(truncate)`));
    const bytes = await readFile(recordsFile(dataDir));
    await writeFile(recordsFile(dataDir), bytes.fill(7, 4096));
    await chmod(recordsFile(dataDir), 0o600);
    await expect(look()).rejects.toThrow(/is damaged .*put the last copy made with "backup"/);
    await writeFile(recordsFile(dataDir), 'bukan basis data'.repeat(100));
    await expect(look()).rejects.toThrow(/is damaged/);
  });

  test('of an earlier version says so, and leaves them as they are', async () => {
    await addSri();
    await withRecords(place(), (records) => records.run(sql`pragma user_version = 1`));
    expect(await look()).toContain('of an earlier version');
    expect(await look()).toContain('of an earlier version');
  });

  test('of a newer Jangkau says so', async () => {
    await addSri();
    await withRecords(place(), (records) => records.run(sql`pragma user_version = 99`));
    await expect(look()).rejects.toThrow(/newer Jangkau/);
  });
});

describe('a copy', () => {
  test('is whole and for its owner only, also while somebody has the store open', async () => {
    const copy = join(dataDir, 'salinan');
    await withRecords(place(), async (records) => {
      await createAccount(records, SRI, NOW);
      await copyRecords(place(), join(dataDir, 'salinan.sqlite'));
      await createAccount(records, { ...SRI, email: 'sesudah@contoh.id' }, NOW);
    });
    expect((await stat(`${copy}.sqlite`)).mode & 0o777).toBe(0o600);
    // Put back as the README says.
    for (const end of ['', '-wal', '-shm']) await rm(recordsFile(dataDir) + end, { force: true });
    await writeFile(recordsFile(dataDir), await readFile(`${copy}.sqlite`), { mode: 0o600 });
    expect((await withRecords(place(), listAccounts)).map(({ email }) => email)).toEqual([SRI.email]);
    expect(await look()).toBe('whole, 1 accounts, 0 disabled');
  });

  test('never replaces a file, and is not made of a folder without records', async () => {
    const file = join(dataDir, 'ada.sqlite');
    await expect(copyRecords(place(), file)).rejects.toThrow(/There are no records in .* to copy/);
    expect(await readdir(dataDir)).toEqual([]);
    await addSri();
    await writeFile(file, 'penting');
    await expect(copyRecords(place(), file)).rejects.toThrow(/exists already/);
    expect(await readFile(file, 'utf8')).toBe('penting');
    await expect(copyRecords(place(), join(dataDir, 'tidak/ada.sqlite'))).rejects.toThrow(
      /could not be copied to .*ENOENT/,
    );
  });
});
