import { describe, expect, test } from 'vitest';
import { isAtThisMachine } from '#lib/server/accounts/client.ts';
import { enterDemo, isDemoOpen } from '#lib/server/accounts/demo.ts';
import { may } from '#lib/server/accounts/actor.ts';
import { signedIn } from '#lib/server/accounts/sessions.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import { importCounts } from '#lib/server/imports/import-counts.ts';
import { DEMO_ROLES, NOT_IN_DEMO } from '#lib/domain/accounts/roles.ts';
import { countAccounts, listAccounts } from '#lib/server/records/accounts.ts';
import { lookAgain } from '#lib/server/warehouse/gateway.ts';
import { DESA, NOW as BUILT, cleanCount, reported, withFixtureApp, type FixtureApp } from '../fixture-app.ts';
import { browser, NOW, withAccounts, type World } from './with-accounts.ts';

const HERE = { address: '127.0.0.1', host: 'localhost:3000' };
const DIRECT: Pick<Config, 'origin' | 'proxy'> = { origin: null, proxy: null };

function visitorAt({ address, host, ...more }: { address: string; host: string } & Record<string, string>) {
  const visitor = browser(address);
  for (const [name, value] of Object.entries({ host, ...more })) visitor.headers.set(name, value);
  return visitor;
}

describe('a visitor sits at this machine', () => {
  test.each([
    HERE,
    { address: '::1', host: '[::1]:3000' },
    { address: '::ffff:127.0.0.1', host: '127.0.0.1' },
    { address: '127.8.9.10', host: 'localhost' },
  ])('from $address, asking $host', (from) => {
    expect(isAtThisMachine(visitorAt(from), DIRECT)).toBe(true);
  });

  test.each<[string, Record<string, string>]>([
    ['of the same network', { address: '192.168.1.20' }],
    ['whose address only begins like it', { address: '127.0.0.1.jahat.example' }],
    ['whose address is not known', { address: '' }],
    ['who asks for another name (DNS rebinding)', { host: 'jahat.example' }],
    ['who asks for a name that begins like it', { host: 'localhost.jahat.example' }],
    ['who asks for two names', { host: 'localhost, jahat.example' }],
    ['who asks for none', { host: '' }],
    ['behind a proxy (x-forwarded-for)', { 'x-forwarded-for': '127.0.0.1' }],
    ['behind a proxy (x-forwarded-proto only)', { 'x-forwarded-proto': 'https' }],
    ['behind a proxy (x-real-ip)', { 'x-real-ip': '127.0.0.1' }],
    ['behind a proxy (forwarded)', { forwarded: 'for=127.0.0.1' }],
    ['behind a proxy (via)', { via: '1.1 kantor' }],
    ['behind a proxy (empty header)', { 'x-forwarded-for': '' }],
    ['behind a tunnel', { 'cf-connecting-ip': '203.0.113.7' }],
  ])('but nobody %s', (_, change) => {
    expect(isAtThisMachine(visitorAt({ ...HERE, ...change }), DIRECT)).toBe(false);
  });

  test('but nobody where a proxy is set up', () => {
    const visitor = visitorAt(HERE);
    expect(isAtThisMachine(visitor, { origin: 'https://jangkau.example', proxy: null })).toBe(false);
    expect(isAtThisMachine(visitor, { origin: null, proxy: ['127.0.0.1'] })).toBe(false);
  });
});

/** A demo data folder: simulated members only. */
function withDemo(use: (world: World, config: Config, app: FixtureApp) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await addMembers(app, true, '2026-09');
    await app.build();
    const { appDir, dataDir } = app;
    const config = { ...readConfig({}), appDir, dataDir };
    await withAccounts((world) => use(world, config, app));
  });
}

const addMembers = ({ dataDir }: FixtureApp, simulated: boolean, period: string) =>
  importCounts(DESA.flatMap((code) => reported(period, code, 10, 10, 1)).map(cleanCount), {
    dataDir,
    fileName: `${period}.csv`,
    simulated,
    importedAt: BUILT,
    author: 'uji',
  });

describe('the demo', () => {
  test('is open at this machine while all is simulated and nobody has an account', () =>
    withDemo(async ({ records }, config) => {
      expect(await isDemoOpen(records, visitorAt(HERE), config)).toBe(true);
      expect(await isDemoOpen(records, visitorAt({ ...HERE, address: '192.168.1.20' }), config)).toBe(false);
    }));

  test('closes with the first account, for those who are in it too', () =>
    withDemo(async (world, config) => {
      const visitor = visitorAt(HERE);
      visitor.take((await enterDemo(world, 'kepala', visitor, NOW)).setCookies);
      const asked = () => isDemoOpen(world.records, visitor, config);
      expect((await signedIn(world, visitor, asked))!.actor.kind).toBe('demo');
      expect(await countAccounts(world.records)).toBe(0);
      await world.person('sri');
      expect(await asked()).toBe(false);
      expect(await signedIn(world, visitor, asked)).toBeNull();
    }));

  test('closes with the first real file, though simulated months are left', () =>
    withDemo(async (world, config, app) => {
      const visitor = visitorAt(HERE);
      visitor.take((await enterDemo(world, 'pembaca', visitor, NOW)).setCookies);
      const asked = () => isDemoOpen(world.records, visitor, config);
      expect(await signedIn(world, visitor, asked)).not.toBeNull();
      await addMembers(app, false, '2026-10');
      await app.build();
      lookAgain(config.dataDir);
      expect(await asked()).toBe(false);
      expect(await signedIn(world, visitor, asked)).toBeNull();
    }));

  test('is closed where there is no data that could be looked at', () =>
    withFixtureApp(async ({ appDir, dataDir }) => {
      const config = { ...readConfig({}), appDir, dataDir };
      await withAccounts(async ({ records }) => {
        expect(await isDemoOpen(records, visitorAt(HERE), config)).toBe(false);
      });
    }));

  test('a session of it that is carried to another machine is nobody’s', () =>
    withDemo(async (world, config) => {
      const visitor = visitorAt(HERE);
      visitor.take((await enterDemo(world, 'kepala', visitor, NOW)).setCookies);
      const thief = visitorAt({
        address: '192.168.1.20',
        host: 'localhost',
        cookie: visitor.headers.get('cookie')!,
      });
      expect(await signedIn(world, thief, () => isDemoOpen(world.records, thief, config))).toBeNull();
    }));

  test.each(DEMO_ROLES)('gives a %s rights without those that need somebody to answer for them', (role) =>
    withDemo(async (world) => {
      const visitor = visitorAt(HERE);
      for (let i = 0; i < 2; i++) visitor.take((await enterDemo(world, role, visitor, NOW)).setCookies);
      const { actor } = (await signedIn(world, visitor, () => Promise.resolve(true)))!;
      expect(actor).toMatchObject({ kind: 'demo', role, areas: null });
      expect([may(actor, 'figures:read'), ...NOT_IN_DEMO.map((one) => may(actor, one))]).toEqual([
        true,
        ...NOT_IN_DEMO.map(() => false),
      ]);
      expect(await listAccounts(world.records)).toEqual([]);
    }),
  );

  test('lets nobody into an account that is not of the demo', () =>
    withDemo(async (world) => {
      const { id } = await world.person('sri');
      const headers = new Headers();
      await expect(world.auth.api.enterDemo({ body: { userId: id }, headers })).rejects.toThrow(
        'of the demo',
      );
      await expect(world.auth.api.enterDemo({ body: { userId: 'x' }, headers })).rejects.toThrow(
        'of the demo',
      );
    }));
});
