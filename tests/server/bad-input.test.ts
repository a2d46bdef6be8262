import { cp, mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initEmpty } from '#lib/server/prepare.ts';
import { currentBuild, listBuilds } from '#lib/server/warehouse/builds.ts';
import { edit, NOW, REPOSITORY } from './fixture-app.ts';
import { freePort, runCli, withServer, type CliRun } from './run-cli.ts';

let good = '';
beforeAll(async () => {
  good = await mkdtemp(join(tmpdir(), 'jangkau-good-'));
  await initEmpty({ appDir: REPOSITORY, dataDir: good, now: NOW, onProgress: () => undefined });
});
afterAll(() => rm(good, { recursive: true, force: true }));

/** A place for a data folder that is not there yet. */
async function withFolder(use: (dataDir: string) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'jangkau-bad-'));
  try {
    await use(join(root, 'data'));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** A data folder with reference facts and one good build. */
function withGoodFolder(use: (dataDir: string) => Promise<void>): Promise<void> {
  return withFolder(async (dataDir) => {
    await cp(good, dataDir, { recursive: true });
    await use(dataDir);
  });
}

/** One sentence for the user, no stack, non-zero exit (2: wrong usage). */
function expectSentence({ code, stderr }: CliRun, message: RegExp, exit = 1): void {
  const complaints = stderr
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('  …') && !line.startsWith('Note:'));
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toMatch(message);
  expect(complaints[0]).toMatch(/^jangkau: /);
  expect(code).toBe(exit);
}

describe('one clear sentence, nothing lost, non-zero exit', () => {
  test('a full disk', () =>
    withGoodFolder(async (dataDir) => {
      const before = await currentBuild(dataDir);
      const run = await runCli(['build', '--force'], { dataDir, fileBlocks: 200 });
      expectSentence(run, /The disk is full: .*Free some space and try again; nothing was changed/);
      expect((await currentBuild(dataDir))?.name).toBe(before?.name);
      expect((await runCli(['doctor'], { dataDir })).code).toBe(0);
    }));

  test('a full disk on the very first start', () =>
    withFolder(async (dataDir) => {
      expectSentence(await runCli(['init', '--demo'], { dataDir, fileBlocks: 20 }), /The disk is full/);
      expect((await runCli(['init', '--empty'], { dataDir })).code).toBe(0);
    }));

  test('a port in use', () =>
    withGoodFolder(async (dataDir) => {
      const port = await freePort();
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
      const run = await runCli(['start', '--no-build'], {
        dataDir,
        env: { PORT: String(port), JANGKAU_DEMO: '0' },
      });
      await new Promise((resolve) => other.close(resolve));
      expectSentence(run, new RegExp(`Port ${port} is already in use.*PORT=${port + 1} npm start`));
    }));

  test('an address other than this machine, a port that is no number', () =>
    withGoodFolder(async (dataDir) => {
      const env = { HOST: '0.0.0.0', JANGKAU_DEMO: '0' };
      expectSentence(
        await runCli(['start', '--no-build'], { dataDir, env }),
        /HOST is "0\.0\.0\.0", so that others could reach Jangkau over plain http/,
      );
      expectSentence(
        await runCli(['doctor'], { dataDir, env: { PORT: 'tiga ribu' } }),
        /PORT is "tiga ribu"/,
      );
    }));

  test('a truncated or foreign import', () =>
    withGoodFolder(async (dataDir) => {
      const path = join(dataDir, 'kiriman.csv');
      const header = 'periode,kode_desa,segmen,sumber_iuran,status,jumlah';
      await writeFile(path, `${header}\n2026-01,33.17.01.2001,pu,pem`);
      const cut = await runCli(['import', path], { dataDir });
      expect(cut.code).toBe(1);
      expect(cut.stdout).toMatch(/line 2: a blank cell in column “jumlah”: there is no number/);
      await writeFile(path, 'PK\u0003\u0004 bukan csv');
      expectSentence(await runCli(['import', path], { dataDir }), /is refused: it is damaged/);
      expect(await readdir(join(dataDir, 'ledger'))).toEqual([]);
    }));

  test('damaged settings', () =>
    withGoodFolder(async (dataDir) => {
      await writeFile(join(dataDir, 'settings.json'), '{"format":1,"sco');
      expectSentence(
        await runCli(['build'], { dataDir }),
        /settings\.json is damaged or from another version/,
      );
    }));

  test('a scope without facts', () =>
    withGoodFolder(async (dataDir) => {
      await writeFile(join(dataDir, 'settings.json'), '{"format":1,"scope":"33.18","tiles":null}');
      const path = join(REPOSITORY, 'tests/fixtures/imports/bersih-koma.csv');
      const run = await runCli(['import', path], { dataDir });
      expectSentence(run, /data\/reference has no facts for kabupaten 33\.18/);
    }));

  test('a data folder that is a file', () =>
    withFolder(async (dataDir) => {
      await writeFile(dataDir, 'bukan folder');
      expectSentence(await runCli(['init', '--empty'], { dataDir }), /The data folder .* cannot be created/);
    }));

  test('a missing reference row, in a copy of the app', () =>
    withGoodFolder(async (dataDir) => {
      const appDir = join(dataDir, '..', 'app');
      await mkdir(appDir);
      for (const name of ['src', 'data', 'package.json'])
        await cp(join(REPOSITORY, name), join(appDir, name), { recursive: true });
      await symlink(join(REPOSITORY, 'node_modules'), join(appDir, 'node_modules'));
      await edit(join(appDir, 'data/reference/rembang-desa.csv'), '33.17.10.2030,', '33.17.10.9999,');
      expectSentence(
        await runCli(['build', '--force'], { dataDir, appDir }),
        /33\.17\.10\.2030 is missing.*the last good one stays|the last good one stays.*33\.17\.10\.2030 is missing/,
      );
      expect(await listBuilds(dataDir)).toHaveLength(1);
    }));

  test('an unknown command, option or value', () =>
    withGoodFolder(async (dataDir) => {
      expect((await runCli(['terbang'], { dataDir })).code).toBe(2);
      expect((await runCli(['import', 'tidak-ada.csv'], { dataDir })).code).toBe(2);
      expect((await runCli(['import', 'package.json', '--kind', 'cuaca'], { dataDir })).code).toBe(2);
      expectSentence(
        await runCli(['coverage', '--level', 'dusun'], { dataDir }),
        /Parameter "level" is "dusun"; allowed: desa, kecamatan, kabupaten/,
        2,
      );
      expectSentence(
        await runCli(['coverage', '--denominator', 'cabang'], { dataDir }),
        /Parameter "denominator" is "cabang"; allowed: potensi, sakernas/,
        2,
      );
      expectSentence(await runCli(['rollback'], { dataDir }), /no earlier build/);
    }));
});

describe('damage found', () => {
  test('doctor exits 1 with the reason; start serves the build before', () =>
    withGoodFolder(async (dataDir) => {
      await runCli(['build', '--force'], { dataDir });
      const [newest, older] = await listBuilds(dataDir);
      await truncate(join(dataDir, 'warehouse/builds', newest!.name, 'warehouse.duckdb'), 9000);
      const doctor = await runCli(['doctor'], { dataDir });
      expect(doctor.code).toBe(1);
      expect(doctor.stdout).toContain(
        `FAILED  warehouse: build ${newest!.name} does not open; ${older!.name} is served instead`,
      );
      await withServer({ dataDir, env: { JANGKAU_DEMO: '0' } }, async (url) => {
        expect((await fetch(`${url}/healthz`)).status).toBe(200);
      });
    }));

  test('doctor on a folder that was never prepared says how to prepare it', () =>
    withFolder(async (dataDir) => {
      const doctor = await runCli(['doctor'], { dataDir });
      expect(doctor.code).toBe(1);
      expect(doctor.stdout).toMatch(/FAILED {2}data folder: .*run "npm run jangkau -- init"/);
    }));

  test('a foreign ledger file does not stop the app: it starts with the last good build and says why', () =>
    withGoodFolder(async (dataDir) => {
      await writeFile(join(dataDir, 'ledger/aneh.json'), '[]');
      await withServer({ dataDir, env: { JANGKAU_DEMO: '0' } }, async (url) => {
        const health = await fetch(`${url}/healthz`);
        expect(health.status).toBe(200);
      });
    }));
});

test('--help is there for every command', () =>
  withGoodFolder(async (dataDir) => {
    const top = await runCli(['--help'], { dataDir });
    const commands = [...top.stdout.matchAll(/^ {2}([a-z]+) /gm)]
      .map((match) => match[1]!)
      .filter((name) => name !== 'help');
    expect(commands).toEqual([
      'start',
      'init',
      'import',
      'imports',
      'build',
      'rollback',
      'settings',
      'coverage',
      'contributions',
      'members',
      'passport',
      'plan',
      'problems',
      'boundaries',
      'accounts',
      'audit',
      'backup',
      'doctor',
    ]);
    const helps = await Promise.all(commands.map((command) => runCli([command, '--help'], { dataDir })));
    expect(helps.map(({ code }) => code)).toEqual(commands.map(() => 0));
    helps.forEach(({ stdout }, i) => expect(stdout).toContain(`Usage: jangkau ${commands[i]}`));
  }));
