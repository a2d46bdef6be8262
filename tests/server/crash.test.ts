import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '#lib/domain/random/random.ts';
import { initDemo } from '#lib/server/prepare.ts';
import { NOW, REPOSITORY } from './fixture-app.ts';
import { spawnCli, withServer } from './run-cli.ts';

const MOMENTS = 10;
const STEPS = 5;

/** Starts a build and kills it with SIGKILL a random moment after a random step of it. */
async function killBuild(dataDir: string, random: () => number): Promise<boolean> {
  const child = spawnCli(['build', '--force'], { dataDir });
  const step = 1 + Math.floor(random() * STEPS);
  const delay = Math.floor(random() * 120);
  let seen = 0;
  child.stderr!.on('data', (chunk: Buffer) => {
    const before = seen;
    seen += chunk.toString().split('…').length - 1;
    if (before < step && seen >= step) setTimeout(() => child.kill('SIGKILL'), delay);
  });
  return new Promise((resolve) => child.on('close', (_, signal) => resolve(signal === 'SIGKILL')));
}

test(`kill -9 during a build, at ${MOMENTS} random moments: the app starts with the last good build every time`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangkau-crash-'));
  try {
    const { id } = await initDemo({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
    const random = seededRandom(9);
    let killed = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      if (await killBuild(dataDir, random)) killed++;
      await withServer({ dataDir }, async (url) => {
        const health = await (await fetch(`${url}/healthz`)).json();
        expect(health).toEqual({ status: 'ok', build: id });
        const rows = await (
          await fetch(`${url}/api/v1/coverage.json?level=kabupaten&segment=total&period=2023-12`)
        ).json();
        expect(rows.rows[0]).toMatchObject({ active: 77675, eligible: 240639 });
      });
    }
    expect(killed).toBeGreaterThanOrEqual(MOMENTS / 2);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 240_000);
