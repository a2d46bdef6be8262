import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authOf } from '#lib/server/accounts/auth.ts';
import { readConfig } from '#lib/server/config.ts';
import { closeRecords } from '#lib/server/records/store.ts';
import { readSecrets, secretsFile } from '#lib/server/secrets.ts';
import { REPOSITORY } from './fixture-app.ts';

const PROCESSES = 4;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-secrets-'));
});
afterEach(async () => {
  await closeRecords(dataDir);
  await rm(dataDir, { recursive: true });
});

describe('secrets', () => {
  test('are made once, at random, for their owner only, and nothing else is left in the folder', async () => {
    const made = await readSecrets(dataDir);
    expect(made.sessions).toMatch(/^[\w-]{43}$/);
    expect(await readSecrets(dataDir)).toEqual(made);
    expect((await stat(secretsFile(dataDir))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['secrets.json']);
    await rm(secretsFile(dataDir));
    expect((await readSecrets(dataDir)).sessions).not.toBe(made.sessions);
  });

  test('are the same for many that come first at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => readSecrets(dataDir)));
    expect(new Set(all.map(({ sessions }) => sessions)).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['secrets.json']);
  });

  test(`are the same in ${PROCESSES} processes that start at the same time`, async () => {
    const script = fileURLToPath(new URL('./read-secrets.ts', import.meta.url));
    const run = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', script, dataDir], { cwd: REPOSITORY });
    const printed = await Promise.all(Array.from({ length: PROCESSES }, run));
    const { sessions } = await readSecrets(dataDir);
    expect(printed.map(({ stdout }) => stdout)).toEqual(Array(PROCESSES).fill(sessions));
  });

  test.each([0o644, 0o640, 0o604, 0o666])('of mode %o are refused: others may read them', async (mode) => {
    await readSecrets(dataDir);
    await chmod(secretsFile(dataDir), mode);
    await expect(readSecrets(dataDir)).rejects.toThrow(/Others on this machine may read .*chmod 600/);
  });

  test.each(['', '{', '[]', '{}', '{"sessions":"pendek"}', '{"sessions":12345}', 'null'])(
    'damaged, %j, are refused and stay as they are',
    async (text) => {
      await writeFile(secretsFile(dataDir), text, { mode: 0o600 });
      await expect(readSecrets(dataDir)).rejects.toThrow(/secrets\.json is damaged\. Delete it/);
      await expect(readSecrets(dataDir)).rejects.not.toThrow(/pendek|12345/);
      expect(await readFile(secretsFile(dataDir), 'utf8')).toBe(text);
    },
  );

  test('JANGKAU_SECRET takes their place: no file is made', async () => {
    const JANGKAU_SECRET = 'rahasia yang cukup panjang untuk ini';
    const auth = await authOf({ ...readConfig({ JANGKAU_SECRET }), dataDir });
    expect((await auth.$context).secret).toBe(JANGKAU_SECRET);
    expect(await readdir(dataDir)).not.toContain('secrets.json');
  });
});
