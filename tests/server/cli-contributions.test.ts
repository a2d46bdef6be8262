import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initEmpty } from '#lib/server/prepare.ts';
import { NOW, REPOSITORY } from './fixture-app.ts';
import { runCli } from './run-cli.ts';

let dataDir = '';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-iuran-'));
  await initEmpty({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const contributions = (...args: string[]) => runCli(['contributions', ...args], { dataDir });

test('prints months, amounts and the rules they rest on, across the change of January 2027', async () => {
  const { code, stdout } = await contributions('--people', '120', '--from', '2026-11');
  expect(code).toBe(0);
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(16);
  expect(lines[0]).toBe('JKK+JKM for 120 people, 12 months from 2026-11, sector other, payer self; rupiah');
  expect(lines[3]).toBe(
    '2026-12        8,400         1,008,000  JKK+JKM BPU, sector other, payer self, 2026-04 to 2026-12 (PP 50/2025)',
  );
  expect(lines[4]).toBe(
    '2027-01       16,800         2,016,000  JKK+JKM BPU, sector other, payer self, 2027-01 onwards (PP 44/2015)',
  );
  expect(lines[14]).toBe('in all       184,800        22,176,000');
  expect(lines[15]).toMatch(/^build [0-9a-f]{16}$/);
});

test('a budget is turned into people; JSON has the same', async () => {
  const budget = ['--budget', '22176000', '--from', '2026-11'];
  const { stdout } = await contributions(...budget);
  expect(stdout).toContain('Rp 22,176,000 protects 120 people for 12 months; Rp 0 is left.');
  const json = await contributions(...budget, '--jht', '--payer', 'government', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    programmes: ['JKK+JKM', 'JHT'],
    payer: 'government',
    people: 50,
    totalIdr: 50 * 12 * 36_800,
    affordable: { people: 50, leftIdr: 96_000 },
  });
});

test('months before any rule are unknown, never 0', async () => {
  const { stdout } = await contributions('--people', '1', '--from', '2015-06', '--months', '2');
  expect(stdout).toMatch(/^2015-06 +– +– {2}no contribution rule for one of its months$/m);
  expect(stdout).toMatch(/^in all +– +–/m);
});

test.each([
  [['--from', '2026-11'], 'Give either --people or --budget.'],
  [['--from', '2026-11', '--people', '1', '--budget', '1'], 'Give either --people or --budget.'],
  [['--from', 'Nov 2026', '--people', '1'], '--from is "Nov 2026"; write a month as YYYY-MM.'],
  [['--from', '2026-11', '--people', '1.000'], '--people is "1.000"; write a whole number'],
  [['--from', '2026-11', '--people', '1', '--months', '0'], '--months is "0"; write a whole number from 1'],
])('%j is refused in one sentence', async (args, told) => {
  const { code, stderr } = await contributions(...args);
  expect(code).toBe(1);
  expect(stderr).toContain(`jangkau: ${told}`);
});
