import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KINDS, type Kind } from '#lib/domain/imports/kinds.ts';
import { fileInput, readImport } from '#lib/server/imports/read-import.ts';
import { importReport } from '#lib/server/imports/report.ts';
import { initEmpty } from '#lib/server/prepare.ts';
import type { DraftView, ImportReport } from '#lib/views/import-data.ts';
import { NOW, REPOSITORY } from '../fixture-app.ts';
import { runCli, withServer } from '../run-cli.ts';
import { visitor } from '../signed-in.ts';
import { expectReport, SAMPLES, samples } from './samples.ts';

let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-contoh-'));
  await initEmpty({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('there are at least forty samples, each of its own mess', () => {
  expect(samples().length).toBeGreaterThanOrEqual(40);
});

describe('read where it lies', () => {
  test.each(samples())('%s', async (file, expected) => {
    const { kind, period } = expected.query ?? {};
    const wishes = {
      ...(kind && { kind: KINDS.find((one) => one === kind) as Kind }),
      ...(period && { fixed: { period } }),
    };
    const context = { appDir: REPOSITORY, dataDir, now: '2026-11-24T00:00:00.000Z' };
    const reading = readImport(fileInput(join(SAMPLES, file)), wishes, context);
    if (expected.refused !== undefined) return expect(reading).rejects.toThrow(expected.refused);
    const read = await reading;
    expectReport(importReport(read, { history: [], lang: 'en', published: null }), expected);
    if (expected.desa) {
      const { desa, value, dimensions, length } = read.understood.found.counts!;
      const sums: Record<string, number> = {};
      for (let i = 0; i < length; i++) {
        const status = dimensions.status?.values[dimensions.status.codes[i]!] ?? 'aktif';
        const code = desa.values[desa.codes[i]!]!;
        if (status === 'aktif') sums[code] = (sums[code] ?? 0) + value[i]!;
      }
      expect(sums).toMatchObject(expected.desa);
    }
    return undefined;
  });
});

test('sent over HTTP, every sample gives the same', () =>
  withServer({ dataDir, env: { JANGKAU_DEMO: '0' } }, async (url) => {
    const visit = await visitor(dataDir);
    for (const [file, expected] of samples()) {
      const query = new URLSearchParams({ name: file, lang: 'en', ...expected.query });
      const response = await visit(`${url}/api/v1/imports?${query.toString()}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: await readFile(join(SAMPLES, file)),
      });
      const body = (await response.json()) as DraftView & { message?: string };
      if (expected.refused !== undefined) {
        expect(response.status, file).toBe(400);
        expect(body.message).toContain(expected.refused);
        continue;
      }
      expect(response.status, `${file}: ${body.message ?? ''}`).toBe(201);
      expectReport(body.report, expected);
      await visit(`${url}/api/v1/imports/drafts/${body.id}`, { method: 'DELETE' });
    }
  }));

describe('on the command line', () => {
  const few = [
    'bersih-bom.csv',
    'tanpa-bulan-diberi.csv',
    'nama-hampir.csv',
    'angka-mustahil.csv',
    'rekap.xls',
    'surat.csv',
    'batas-shp.zip',
  ];
  test.each(samples().filter(([file]) => few.includes(file)))('%s', async (file, expected) => {
    const args = ['import', join(SAMPLES, file), '--dry-run', '--json', ...(expected.args ?? [])];
    const { code, stdout } = await runCli(args, { dataDir });
    const report = JSON.parse(stdout) as ImportReport & { error?: string };
    expect(code).toBe(expected.status === 'ready' ? 0 : 1);
    if (expected.refused === undefined) expectReport(report, expected);
    else
      expect(report).toMatchObject({
        status: 'refused',
        error: expect.stringContaining(expected.refused) as unknown,
      });
  });
});
