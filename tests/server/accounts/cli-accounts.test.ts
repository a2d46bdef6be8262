import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '#lib/server/records/schema.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { runCli } from '../run-cli.ts';
import { sessionCookie, tokenOf } from '../signed-in.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-cli-accounts-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const accounts = (args: readonly string[], env?: Record<string, string>) =>
  runCli(['accounts', ...args], { dataDir, ...(env && { env }) });
const records = <T>(use: Parameters<typeof withRecords<T>>[1]) =>
  withRecords({ appDir: REPOSITORY, dataDir }, use);

test('the set-up link is for a machine without accounts; afterwards links are for accounts', async () => {
  expect((await accounts(['link'])).stdout).toMatch(/^\/pasang\/[\w-]{32}\n$/);
  await sessionCookie(dataDir); // the branch head
  await sessionCookie(dataDir, { role: 'perencana' });
  const token = await tokenOf(dataDir, {}, ['figures:read', 'imports:publish', 'audit:read']);
  const invitation = ['invite', '--email', 'budi@contoh.id', '--name', 'Budi', '--areas', '33.17.10'];
  const [noMore, invited, disabled, last, byToken] = await Promise.all([
    accounts(['link']),
    accounts(invitation),
    accounts(['disable', 'Perencana@uji.example']),
    accounts(['disable', 'kepala@uji.example']),
    accounts(['link', 'kepala@uji.example'], { JANGKAU_TOKEN: token }),
  ]);
  expect(noMore).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('There are accounts'),
  });
  expect(invited.stdout).toMatch(/^For budi@contoh\.id, once, until .+\n\/undangan\/[\w-]{32}\n$/);
  expect(disabled.stdout).toMatch(/^perencana@uji\.example.*disabled\n$/);
  expect(last).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('the last account') });
  expect(byToken).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('may not run') });

  const notes = await records((store) => store.select().from(audit));
  expect(notes.map(({ action }) => action).toSorted()).toEqual(['account.change', 'account.invite']);
  for (const { actorKind, origin } of notes)
    expect([actorKind, origin]).toEqual(['command-line', 'terminal']);
}, 240_000);
