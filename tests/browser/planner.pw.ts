import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview, type PreviewServer } from 'vite';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { outreachRequestSchema } from '#lib/domain/outreach/request.ts';
import { desa, longRequest, smallRequest } from '../domain/outreach/small-request.ts';
import { expect, test as base } from './fixtures.ts';

/** A page with nothing but the planner, built as the app is. */
const test = base.extend<object, { server: PreviewServer }>({
  server: [
    async ({}, use) => {
      const outDir = mkdtempSync(join(tmpdir(), 'jangkau-planner-'));
      const common = {
        configFile: false as const,
        root: 'tests/browser/planner-page',
        logLevel: 'error' as const,
      };
      await build({ ...common, worker: { format: 'es' }, build: { outDir, emptyOutDir: true } });
      const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
      await use(server);
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.resolvedUrls!.local[0]!.replace(/\/$/, '')),
});

test('plans in a worker of the browser, stops, and refuses in words', async ({ page }) => {
  await page.goto('/');
  await page.waitForFunction(() => typeof globalThis.planInBrowser === 'function');

  const request = smallRequest();
  const plan = await page.evaluate((one) => planInBrowser(one, { steps: 50 }), request);
  expect([plan.value, plan.gap]).toEqual([35, expect.closeTo(0, 6)]);
  expect(checkPlan(outreachRequestSchema.parse(request), plan).problems).toEqual([]);

  const long = longRequest();
  const stopped = await page.evaluate((one) => {
    const stop = new AbortController();
    return planInBrowser(one, { seconds: 600, signal: stop.signal, onProgress: () => stop.abort() });
  }, long);
  expect(checkPlan(outreachRequestSchema.parse(long), stopped).problems).toEqual([]);
  expect(stopped.gap).toBeGreaterThan(0);

  const twice = smallRequest({ desa: [desa('A', 1), desa('A', 1)] });
  const refusal = await page.evaluate(
    (one) =>
      planInBrowser(one, {}).then(
        () => 'planned',
        (cause: Error) => cause.message,
      ),
    twice,
  );
  expect(refusal).toBe('desa: A stands twice.');
});
