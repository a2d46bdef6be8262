import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChannelPoint } from '#lib/domain/drives/channels.ts';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { listChannels, replaceChannels } from '#lib/server/records/channels.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { forgetLeg, measuredLegs, measureLeg } from '#lib/server/records/travel-legs.ts';
import { REPOSITORY, TESTER } from '../fixture-app.ts';

const NOW = new Date('2026-11-27T02:00:00Z');
const HEAD: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh' };
const VISITOR: Actor = { ...TESTER, kind: 'demo', id: 'd1', name: 'Perencana (demo)' };

let dataDir: string;
let records: Records;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-channels-'));
  records = await openRecords({ appDir: REPOSITORY, dataDir });
});
afterEach(async () => {
  records.close();
  await rm(dataDir, { recursive: true });
});

const points = (count: number): ChannelPoint[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: 'brilink',
    name: `Agen ${String(i).padStart(4, '0')}`,
    lat: -6.7,
    lon: 111.4,
  }));
const audited = async () =>
  (await searchAudit(records, { limit: 50 })).map(({ action, details }) => [action, details]);

describe('a list of channels', () => {
  test('takes the place of the one before, whole; that of the demo stays', async () => {
    await replaceChannels(records, HEAD, { points: points(4500), from: 'lama.csv' }, NOW);
    await replaceChannels(records, VISITOR, { points: points(2), from: 'demo.csv' }, NOW);
    await replaceChannels(records, HEAD, { points: points(3), from: 'baru.csv' }, NOW);
    expect(await listChannels(records, false)).toEqual(points(3));
    expect(await listChannels(records, true)).toEqual(points(2));
    expect((await audited())[0]).toEqual(['channels.import', { fileName: 'baru.csv', rows: 3 }]);
  });

  test('is refused when empty or with a number of a person, and the one before stays', async () => {
    await replaceChannels(records, HEAD, { points: points(3), from: 'a.csv' }, NOW);
    const change = (wrong: ChannelPoint[]) =>
      replaceChannels(records, HEAD, { points: wrong, from: 'b.csv' }, NOW);
    await expect(change([])).rejects.toThrow(/no channel/);
    await expect(change([{ ...points(1)[0]!, name: `Toko 08${'1234567890'}` }])).rejects.toThrow(/phone/);
    expect(await listChannels(records, false)).toEqual(points(3));
    expect(await audited()).toHaveLength(1);
  });
});

describe('measured times', () => {
  const known = new Set(['base', '33.17.04.2001', '33.17.10.2030']);
  const leg = { from: 'base', to: '33.17.04.2001', minutes: 55, bothWays: false };
  const measure = (change: Partial<Parameters<typeof measureLeg>[2]> = {}, actor = HEAD) =>
    measureLeg(records, actor, { ...leg, ...change }, { known, now: NOW });
  const kept = async (demo = false) =>
    (await measuredLegs(records, demo)).map(({ from, to, minutes }) => `${from} ${to} ${minutes}`);

  test('are kept by direction, a later one in the place of the earlier', async () => {
    await measure({ bothWays: true });
    await measure({ minutes: 48.5 });
    expect(await kept()).toEqual(['33.17.04.2001 base 55', 'base 33.17.04.2001 48.5']);
    expect(await measuredLegs(records, false)).toMatchObject([
      { measuredAt: NOW, authorName: 'Sri Contoh' },
      { measuredAt: NOW, authorName: 'Sri Contoh' },
    ]);
    expect((await audited())[0]).toEqual([
      'travel.measure',
      { fromPlace: 'base', toPlace: '33.17.04.2001', minutes: 48.5, bothWays: false },
    ]);
  });

  test('are taken away, one or both ways, those of the demo apart', async () => {
    await measure({ bothWays: true });
    await measure({}, VISITOR);
    await forgetLeg(records, HEAD, { ...leg, bothWays: false }, NOW);
    expect(await kept()).toEqual(['33.17.04.2001 base 55']);
    await expect(forgetLeg(records, HEAD, { ...leg, bothWays: false }, NOW)).rejects.toThrow(/not there/);
    await forgetLeg(records, HEAD, { ...leg, bothWays: true }, NOW);
    expect(await kept()).toEqual([]);
    expect(await kept(true)).toEqual(['base 33.17.04.2001 55']);
  });

  test.each([
    { to: 'base' },
    { to: '33.17.99.2001' },
    { from: '' },
    { minutes: null },
    { minutes: 0 },
    { minutes: Number.NaN },
    { minutes: 601 },
  ])('%j is refused', async (change) => {
    await expect(measure(change)).rejects.toThrow(/two different places|minutes on the road/);
    expect(await kept()).toEqual([]);
  });
});
