import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addMonths } from '#lib/domain/calendar/period.ts';
import { seededRandom } from '#lib/domain/random/random.ts';
import { readLedger } from '#lib/server/ledger/ledger.ts';
import { initDemo, initEmpty } from '#lib/server/prepare.ts';
import { currentBuild, listBuilds } from '#lib/server/warehouse/builds.ts';
import { readReference } from '#lib/server/warehouse/reference.ts';
import { NOW, reported, REPOSITORY } from './fixture-app.ts';
import { runCli, spawnCli, withServer } from './run-cli.ts';
import { visitor } from './signed-in.ts';

const MOMENTS = 10;
const STEPS = 5;
const IMPORTS = 20;
const quietly = { onProgress: () => undefined };

/** Runs a command that builds and kills it with SIGKILL a random moment after a random step of the build. */
async function killDuring(args: string[], dataDir: string, random: () => number): Promise<boolean> {
  const child = spawnCli(args, { dataDir });
  const step = Math.floor(random() * (STEPS + 1));
  const delay = Math.floor(random() * 120);
  const kill = () => setTimeout(() => child.kill('SIGKILL'), delay);
  let seen = 0;
  if (step === 0) setTimeout(kill, 600);
  child.stderr!.on('data', (chunk: Buffer) => {
    const before = seen;
    seen += chunk.toString().split('…').length - 1;
    if (step > 0 && before < step && seen >= step) kill();
  });
  return new Promise((resolve) => child.on('close', (_, signal) => resolve(signal === 'SIGKILL')));
}

async function withFolder(use: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-crash-'));
  try {
    await use(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

test(`kill -9 during a build, at ${MOMENTS} random moments: the app starts with the last good build every time`, () =>
  withFolder(async (dataDir) => {
    const { id } = await initDemo({ appDir: REPOSITORY, dataDir, now: NOW, ...quietly });
    const random = seededRandom(9);
    let killed = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const before = (await currentBuild(dataDir))!.name;
      if (await killDuring(['build', '--force'], dataDir, random)) killed++;
      await withServer({ dataDir }, async (url) => {
        const health = await (await fetch(`${url}/healthz`)).json();
        const newest = (await listBuilds(dataDir))[0]!.name;
        expect(health).toMatchObject({ status: 'ok', build: id });
        // Swapped in whole, or not at all.
        expect([before, newest]).toContain(health.name);
        const coverage = await (
          await visitor(dataDir)
        )(`${url}/api/v1/coverage.json?level=kabupaten&segment=total&period=2023-12`);
        expect((await coverage.json()).rows[0]).toMatchObject({ active: 77675, eligible: 240639 });
      });
    }
    expect(killed).toBeGreaterThanOrEqual(MOMENTS / 2);
  }));

test(`kill -9 during a publish, at ${IMPORTS} random moments: the import is in whole or not at all, and works again`, () =>
  withFolder(async (dataDir) => {
    await initEmpty({ appDir: REPOSITORY, dataDir, now: NOW, ...quietly });
    const { desa } = await readReference(REPOSITORY, '33.17');
    const random = seededRandom(4);
    for (let moment = 0; moment < IMPORTS; moment++) {
      const month = addMonths('2025-01', moment);
      const path = join(dataDir, `kiriman-${month}.csv`);
      const rows = desa.flatMap(({ code }) => reported(month, code, 3, 2, 1));
      await writeFile(path, ['periode,kode_desa,segmen,sumber_iuran,status,jumlah', ...rows].join('\n'));
      await killDuring(['import', path], dataDir, random);
      const entries = await readLedger(dataDir);
      expect(entries.every(({ rows: count }) => count === 882)).toBe(true);
      expect([moment, moment + 1]).toContain(entries.length);
      expect((await runCli(['import', path], { dataDir })).code).toBe(0);
      expect(await readLedger(dataDir)).toHaveLength(moment + 1);
      const { stdout } = await runCli(
        ['coverage', '--level', 'kabupaten', '--period', month, '--format', 'json'],
        { dataDir },
      );
      expect(JSON.parse(stdout).rows[0]).toMatchObject({ active: 588, reason: null });
    }
  }));
