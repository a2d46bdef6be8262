import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPlan } from '#lib/domain/outreach/checker.ts';
import { outreachRequestSchema } from '#lib/domain/outreach/request.ts';
import type { OutreachPlan } from '#lib/domain/outreach/result.ts';
import { smallRequest } from '../../domain/outreach/small-request.ts';
import { runCli, type CliRun } from '../run-cli.ts';

let folder = '';
const file = (name: string) => join(folder, name);
const request = smallRequest({
  horizon: { from: '2026-12-07', to: '2026-12-08' },
  teams: [{ id: 'one', start: 'office', from: 480, to: 960, maxStops: 1 }],
  floors: [{ kecamatan: 'K1', visits: 3 }],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jangkau-plan-'));
  await writeFile(file('request.json'), JSON.stringify(request));
  await writeFile(file('note.txt'), 'not JSON');
  await writeFile(file('wrong.json'), JSON.stringify(smallRequest({ teams: [] })));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const plan = (...args: string[]): Promise<CliRun> => runCli(['plan', ...args], { dataDir: file('data') });

describe('jangkau plan', () => {
  it('prints the plan as text: sums, gap, what is missed, days', async () => {
    const { code, stdout, stderr } = await plan(file('request.json'), '--steps', '50');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('2 team-days, 2 visits, 5 hours, 60.0 km, Rp 0\n');
    expect(stdout).toContain('expected new registrations: 30.0 (15.0 to 60.0)\n');
    expect(stdout).toMatch(
      /objective value 30\.0 of at most 30\.0: gap 0\.00% \(\d+\.\d s, \d+ steps, seed 1\)/,
    );
    expect(stdout).toContain('missed: floor-visits K1, wanted 3.0, planned 2.0\n');
    expect(stdout).toContain('2026-12-07 one 08:00–11:00: 09:00 B; 20.0 people, 40.0 km\n');
  });

  it('as JSON it is the whole plan, the same each time', async () => {
    const runs = await Promise.all([1, 2].map(() => plan(file('request.json'), '--steps', '30', '--json')));
    const [first, second] = runs.map(({ stdout }) => JSON.parse(stdout) as OutreachPlan);
    expect(checkPlan(outreachRequestSchema.parse(request), first!)).toEqual({ value: 30, problems: [] });
    expect({ ...first, seconds: 0 }).toEqual({ ...second, seconds: 0 });
  });

  it('keeps a day of an earlier plan', async () => {
    const stops = [{ desa: 'C', kind: 'first' }];
    await writeFile(
      file('before.json'),
      JSON.stringify({ days: [{ date: '2026-12-07', team: 'one', stops }] }),
    );
    const args = ['--previous', file('before.json'), '--keep', '2026-12-07', '--json', '--steps', '30'];
    const { stdout } = await plan(file('request.json'), ...args);
    const { days } = JSON.parse(stdout) as OutreachPlan;
    expect(days.map((day) => day.stops.map((stop) => stop.desa))).toEqual([['C'], ['B']]);
  });

  it('says in one sentence what is wrong', async () => {
    const wrong = async (...args: string[]) => {
      const { code, stdout, stderr } = await plan(...args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      return stderr.trim();
    };
    expect(await wrong(file('none.json'))).toMatch(
      /^jangkau: .*none\.json is not there\. Name a request in JSON/,
    );
    expect(await wrong(file('note.txt'))).toMatch(/^jangkau: .*note\.txt is not JSON\.$/);
    expect(await wrong(file('wrong.json'))).toMatch(/^jangkau: .*wrong\.json cannot be planned\. teams: /);
    const keep = ['--keep', '2026-12-07'];
    expect(await wrong(file('request.json'), ...keep)).toMatch(/^jangkau: --keep needs --previous/);
    expect(await wrong(file('request.json'), '--previous', file('wrong.json'), ...keep)).toMatch(
      /^jangkau: .*wrong\.json is not a plan as "jangkau plan --json" prints it\.$/,
    );
  });
});
