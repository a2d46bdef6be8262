import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { judge } from '#lib/server/accounts/guard.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { loadSetTarget } from '#lib/server/pages/set-target-page.ts';
import { loadWhatIf } from '#lib/server/pages/what-if-page.ts';
import { initDemo } from '#lib/server/prepare.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { saveCourse } from '#lib/server/targets/save-course.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { draftOf, outcomeOf } from '#lib/views/target-draft.ts';
import type { WhatIfPageData } from '#lib/views/what-if-data.ts';
import { NOW, REPOSITORY, TESTER, withFixtureApp } from '../fixture-app.ts';

const TODAY = new Date('2026-11-27T02:00:00Z');
const HEAD: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh' };
const SELECTION: Selection = {
  ...{ period: '2026-10', denominator: 'potensi', segment: 'bpu', kecamatan: null },
  ...{ measure: 'gap', lang: 'id' },
};
const [SLUKE, LASEM] = ['33.17.13', '33.17.14'];

let dataDir = '';
let records: Records;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-what-if-'));
  await initDemo({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
  records = await openRecords({ appDir: REPOSITORY, dataDir });
}, 120_000);
afterAll(async () => {
  records.close();
  await closeWarehouse(dataDir);
  await rm(dataDir, { recursive: true, force: true });
});

const target = () => ({ records, demo: false, tahun: '2027', now: TODAY });
const ask = (query: string, { areas = null as string[] | null, selection = SELECTION } = {}) =>
  withPage(
    new AbortController().signal,
    (context) => loadWhatIf(context, selection, { target: target(), params: new URLSearchParams(query) }),
    { config: { appDir: REPOSITORY, dataDir }, areas },
  );
async function page(query: string, more: Parameters<typeof ask>[1] = {}): Promise<WhatIfPageData> {
  const { page: found, wrong } = await ask(query, more);
  if (found === null) throw new Error(JSON.stringify(wrong));
  return found;
}
const chances = ({ decembers: [first] }: WhatIfPageData) =>
  first!.sides && [first!.sides.without.chance, first!.sides.with.mid.chance];

describe('what if, on the demo', () => {
  test('puts people into the chosen kecamatan, and nobody elsewhere', async () => {
    const data = await page(`di=${SLUKE}&di=${LASEM}&orang=2.000&mulai=2027-01`);
    const found = data.outcome!.whatIf!;
    expect(found).toMatchObject({ people: 2000, limit: 'wish', perPersonIdr: 12 * 16_800 });
    expect(found.areas.map(({ before }) => before.code)).toEqual([SLUKE, LASEM]);
    expect(data.together!.after.active! - data.together!.before.active!).toBe(2000);
    expect(data.together!.before.eligible).toBe(
      found.areas.reduce((sum, { before }) => sum + before.eligible!, 0),
    );
    expect(data.branch!.after.gap).toBe(data.branch!.before.gap! - 2000);
    expect(data.total!.after.denominatorAsOf).toBe('2023-12');
    expect(data.decembers.map(({ code, added }) => [code, added])).toEqual([
      ['33.17', 2000],
      ...found.areas.map(({ before, added }) => [before.code, added]),
    ]);
    // APBD pays up to December 2027: all of them are active then.
    const { without, with: added } = data.decembers[0]!.sides!;
    expect([added.low.people, added.high.people]).toEqual([without.people + 2000, without.people + 2000]);
    expect(chances(data)).toEqual([null, null]);
  });

  test('those who pay themselves pay by the rules of each month, and stay as their like have stayed', async () => {
    const data = await page(`di=${SLUKE}&anggaran=100.000.000&sumber=mandiri&mulai=2026-12`);
    const found = data.outcome!.whatIf!;
    expect(found.perPersonIdr).toBe(8_400 + 11 * 16_800);
    expect(found.people).toBe(Math.floor(100_000_000 / found.perPersonIdr));
    expect(data.stay).toMatchObject({ basis: 'stay-rate', months: 12 });
    expect(data.stay.began).toBeGreaterThan(50_000);
    const { with: added } = data.decembers[0]!.sides!;
    expect(added.low.people).toBeLessThan(added.mid.people);
    expect(added.mid.people).toBeLessThan(added.high.people);
    const told = await page(`di=${SLUKE}&orang=10&hati-hati=10&tengah=50&harapan=90`);
    expect(told.stay).toMatchObject({ basis: 'typed', low: 0.1, mid: 0.5, high: 0.9 });
  });

  test('with a target, more people are a larger chance of it', async () => {
    await withPage(
      new AbortController().signal,
      async (context) => {
        const setup = (await loadSetTarget(context, SELECTION, target()))!;
        const draft = draftOf(null);
        const goals = { ...draft.goals, bpu: { kind: 'people' as const, people: 19_000, percent: null } };
        const { course, fingerprints } = outcomeOf({ ...draft, goals }, setup);
        const sent = { course: course!, fingerprints, reason: 'Rapat', base: 0 };
        await saveCourse(context, { records, actor: HEAD, now: TODAY }, sent);
      },
      { config: { appDir: REPOSITORY, dataDir } },
    );
    const data = await page(`di=${SLUKE}&di=${LASEM}&orang=2.000&mulai=2027-01`);
    expect(data.decembers[0]!.target).toBe(19_000);
    const [before, after] = chances(data)!;
    expect(before).toBeGreaterThan(0);
    expect(after).toBeGreaterThan(before!);
    const nobody = await page(`di=${SLUKE}&orang=0`);
    expect(chances(nobody)![1]).toBe(chances(nobody)![0]);
  });

  test('a form not filled in, or with a number that is none, computes nothing and keeps what was typed', async () => {
    expect(await page('')).toMatchObject({ outcome: null, decembers: [], asked: { problems: [] } });
    const wrong = await page(`di=${SLUKE}&orang=banyak&anggaran=1.000.000`);
    expect(wrong).toMatchObject({ outcome: null, asked: { problems: [{ field: 'people' }] } });
    expect(wrong.asked.form).toMatchObject({ people: 'banyak', budget: '1.000.000' });
    expect((await page('orang=5')).outcome!.problem).toEqual({ kind: 'no-area' });
    const order = await page(`di=${SLUKE}&orang=5&hati-hati=90&tengah=50&harapan=60`);
    expect(order.asked.problems).toEqual([{ field: 'shares' }]);
  });

  test('what the URL may not say is named with what it may', async () => {
    const wrongOf = async (query: string) => (await ask(query)).wrong;
    expect(await wrongOf('di=33.17.99&orang=5')).toMatchObject({ parameter: 'di', value: '33.17.99' });
    expect(await wrongOf('sumber=pemberi-kerja')).toMatchObject({ parameter: 'sumber' });
    expect(await wrongOf('mulai=2026-11')).toMatchObject({ parameter: 'mulai' });
    expect(await wrongOf('selama=25')).toMatchObject({ parameter: 'selama' });
  });

  test('proposes the desa of the chosen kecamatan for visits, four weeks from the first Monday', async () => {
    const { plan } = await page(`di=${SLUKE}&orang=100&mulai=2027-01`);
    const known = plan.desa.filter(({ unprotected }) => unprotected !== null);
    expect(known).toHaveLength(14);
    expect(known.every(({ kecamatan }) => kecamatan === SLUKE)).toBe(true);
    expect([plan.from, plan.to]).toEqual(['2027-01-04', '2027-01-29']);
  });
});

describe('an account that is limited to a kecamatan', () => {
  const areas = [SLUKE];
  const selection = { ...SELECTION, kecamatan: SLUKE };

  test('sees nothing of the branch or of other kecamatan', async () => {
    const data = await page('orang=100&mulai=2027-01', { areas, selection });
    expect(data.areas.map(({ code }) => code)).toEqual(areas);
    expect(data.decembers.map(({ code }) => code)).toEqual(areas);
    expect([data.branch, data.total]).toEqual([null, null]);
    expect(data.plan.desa.every(({ kecamatan }) => kecamatan === SLUKE)).toBe(true);
    expect(JSON.stringify(data)).not.toMatch(/33\.17\.(?!13)\d/);
    expect((await ask(`di=${LASEM}&orang=5`, { areas, selection })).wrong).toEqual({
      ...{ parameter: 'di', value: LASEM, allowed: areas },
    });
  });

  test('is refused where it names another kecamatan', () => {
    const verdict = (query: string) =>
      judge(
        {
          ...{ route: '/(app)/target/andaikan', method: 'GET', params: {} },
          url: new URL(`http://x/target/andaikan?${query}`),
        },
        { ...HEAD, areas },
      ).kind;
    expect(verdict(`kecamatan=${SLUKE}&di=${SLUKE}&di=${LASEM}`)).toBe('refuse');
    expect([verdict(`di=${SLUKE}`), verdict('')]).toEqual(['redirect', 'redirect']);
    expect(verdict(`kecamatan=${SLUKE}&di=${SLUKE}`)).toBe('allow');
  });
});

test('without any data it says that the gap is unknown', () =>
  withFixtureApp(async (app) => {
    await app.build();
    const found = await withPage(
      new AbortController().signal,
      (context) =>
        loadWhatIf(context, SELECTION, {
          target: target(),
          params: new URLSearchParams('di=99.01.01&orang=5'),
        }),
      { config: { appDir: app.appDir, dataDir: app.dataDir } },
    );
    expect(found.page!.outcome!.problem).toEqual({ kind: 'no-gap' });
  }));
