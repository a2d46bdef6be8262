import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { signedIn } from '#lib/server/accounts/sessions.ts';
import { comeBack, signInElsewhere } from '#lib/server/accounts/single-sign-on.ts';
import { changeAccount, listAccounts } from '#lib/server/records/accounts.ts';
import { account, audit, session } from '#lib/server/records/schema.ts';
import { CLIENT, withProvider, type Provider } from './oidc-server.ts';
import { browser, NOW, withAccounts, type World } from './with-accounts.ts';

const closed = () => Promise.resolve(false);
const SRI = { sub: 'p-1', email: 'sri@contoh.id', email_verified: true, name: 'Sri di Penyedia' };
const PATHS = { onward: '/peta?segmen=pu&bulan=2026-10', failed: '/masuk?ke=%2Fpeta&lang=en' };

type Browser = ReturnType<typeof browser>;

const withSso = (use: (world: World, provider: Provider) => Promise<void>) =>
  withProvider((provider) => {
    const oidc = { issuer: provider.issuer, ...CLIENT, name: 'Uji' };
    return withAccounts((world) => use(world, provider), oidc);
  });

/** To the provider and as far as the address it sends back to. */
async function toProvider(world: World, visitor: Browser): Promise<URL> {
  const { to, setCookies } = await signInElsewhere(world, visitor, PATHS);
  visitor.take(setCookies);
  const back = await fetch(to, { redirect: 'manual' });
  return new URL(back.headers.get('location')!);
}

async function back(world: World, url: URL, visitor: Browser): Promise<string | null> {
  const answer = await comeBack(world, url, visitor, NOW);
  visitor.take(answer.headers.getSetCookie());
  return answer.headers.get('location');
}

/** The whole way. @returns where one ends up */
const enter = async (world: World, visitor = browser()) =>
  back(world, await toProvider(world, visitor), visitor);

const FAILED = expect.stringMatching(/^\/masuk\?ke=%2Fpeta&lang=en&error=/);

describe('single sign-on', () => {
  test('lets in who has an account, where they were going, and notes it', () =>
    withSso(async (world, provider) => {
      const { id } = await world.person('sri', 'perencana', ['33.17.10']);
      provider.claims = SRI;
      const visitor = browser();
      expect(await enter(world, visitor)).toBe(PATHS.onward);
      const { actor } = (await signedIn(world, visitor, closed))!;
      expect(actor).toMatchObject({
        id,
        kind: 'account',
        name: 'sri',
        role: 'perencana',
        areas: ['33.17.10'],
      });
      const [note, ...others] = await world.records.select().from(audit);
      expect([note, others]).toMatchObject([
        { action: 'account.sign-in', actorId: id, origin: visitor.address },
        [],
      ]);
    }));

  test('asks with PKCE and a nonce, and comes back to this server', () =>
    withSso(async (world, provider) => {
      await toProvider(world, browser());
      const asked = Object.fromEntries(provider.visits[0]!);
      expect(asked).toMatchObject({
        client_id: CLIENT.clientId,
        response_type: 'code',
        code_challenge_method: 'S256',
        redirect_uri: 'http://localhost:3000/api/auth/callback/oidc',
      });
      expect(asked['code_challenge']).toMatch(/^[\w-]{43}$/);
      expect(asked['nonce']).toMatch(/.{20,}/);
      expect(asked['scope']).toContain('openid');
    }));

  test('knows somebody again by the provider’s number, and keeps none of its tokens', () =>
    withSso(async (world, provider) => {
      const { id } = await world.person('sri');
      for (const claims of [SRI, { ...SRI, email: 'sri.baru@contoh.id' }]) {
        provider.claims = claims;
        const visitor = browser();
        expect(await enter(world, visitor)).toBe(PATHS.onward);
        expect((await signedIn(world, visitor, closed))!.actor.id).toBe(id);
      }
      const kept = await world.records.select().from(account).where(eq(account.providerId, 'oidc'));
      expect(kept).toHaveLength(1);
      expect(kept[0]).toMatchObject({
        accountId: 'p-1',
        accessToken: null,
        idToken: null,
        refreshToken: null,
      });
      expect((await listAccounts(world.records)).map(({ name, email }) => [name, email])).toEqual([
        ['sri', 'sri@contoh.id'],
      ]);
    }));

  test('does not carry a session on that was there before', () =>
    withSso(async (world, provider) => {
      await world.person('sri');
      await world.person('budi');
      provider.claims = { ...SRI, sub: 'p-2', email: 'budi@contoh.id' };
      const visitor = browser();
      await enter(world, visitor);
      const planted = visitor.headers.get('cookie');
      provider.claims = SRI;
      expect(await enter(world, visitor)).toBe(PATHS.onward);
      expect(visitor.headers.get('cookie')).not.toBe(planted);
      expect((await signedIn(world, visitor, closed))!.actor.name).toBe('sri');
    }));
});

describe('single sign-on lets nobody in', () => {
  /** Tries, and shows that there is no session, no new account and no link to an account. */
  async function isRefused(world: World, visitor: Browser, where: string | null) {
    expect(where).toEqual(FAILED);
    expect(await signedIn(world, visitor, closed)).toBeNull();
    expect(await world.records.select().from(session)).toEqual([]);
    expect((await listAccounts(world.records)).map(({ name }) => name)).toEqual(['sri']);
    expect(await world.records.select().from(audit)).toEqual([]);
  }
  const seconds = () => Math.floor(Date.now() / 1000);

  test.each<[string, (provider: Provider) => void]>([
    ['without an account', (it) => (it.claims = { ...SRI, email: 'lain@contoh.id' })],
    ['whose e-mail is not verified', (it) => (it.claims = { ...SRI, email_verified: false })],
    ['whose e-mail may be verified or not', (it) => (it.claims = { ...SRI, email_verified: undefined })],
    ['whose e-mail is said to be verified as text', (it) => (it.claims = { ...SRI, email_verified: 'no' })],
    ['without an e-mail', (it) => (it.claims = { sub: 'p-1' })],
    ['whom the provider refuses', (it) => (it.refuses = true)],
    ['by a token that another key signed', (it) => Object.assign(it, { claims: SRI, forged: true })],
    ['by a token for another client', (it) => (it.claims = { ...SRI, aud: 'lain' })],
    ['by a token of another provider', (it) => (it.claims = { ...SRI, iss: 'https://jahat.example' })],
    ['by a token of another attempt', (it) => (it.claims = { ...SRI, nonce: 'lama' })],
    [
      'by a token that is over',
      (it) => (it.claims = { ...SRI, iat: seconds() - 7200, exp: seconds() - 3600 }),
    ],
  ])('%s', (_, misbehave) =>
    withSso(async (world, provider) => {
      await world.person('sri');
      misbehave(provider);
      const visitor = browser();
      await isRefused(world, visitor, await enter(world, visitor));
      const linked = await world.records.select().from(account).where(eq(account.providerId, 'oidc'));
      expect(linked).toEqual([]);
    }),
  );

  test('whose account is disabled, however often they were let in', () =>
    withSso(async (world, provider) => {
      await world.person('kepala');
      const sri = await world.person('sri');
      provider.claims = SRI;
      expect(await enter(world)).toBe(PATHS.onward);
      await changeAccount(world.records, sri.id, { ...sri, disabled: true }, NOW);
      const visitor = browser();
      expect(await enter(world, visitor)).toEqual(FAILED);
      expect(await signedIn(world, visitor, closed)).toBeNull();
    }));

  test('in another browser than the one that began (a planted answer), or twice', () =>
    withSso(async (world, provider) => {
      await world.person('sri');
      provider.claims = SRI;
      const [attacker, victim] = [browser(), browser()];
      const answer = await toProvider(world, attacker);
      await isRefused(world, victim, await back(world, answer, victim));
      expect(await back(world, answer, attacker)).toBe(PATHS.onward);
      expect(await back(world, answer, browser())).toMatch(/^\/masuk\?error=/);
    }));

  test.each([
    '',
    '?code=x',
    '?state=x',
    '?code=x&state=y',
    '?error=%0d%0aset-cookie:x=1&state=z',
    '?code=1&code=2',
  ])('who comes back with “%s”, and stays on this site', (search) =>
    withSso(async (world) => {
      const visitor = browser();
      const where = await back(
        world,
        new URL(`http://localhost:3000/api/auth/callback/oidc${search}`),
        visitor,
      );
      expect(where).toMatch(/^\/masuk\?error=\w+$/);
      expect(await world.records.select().from(session)).toEqual([]);
    }),
  );

  test('while the provider does not answer; a sentence says so, and it works once it does', async () => {
    const gone = await withProvider(({ issuer }) => Promise.resolve(issuer));
    await withAccounts(
      async (world) => {
        await expect(signInElsewhere(world, browser(), PATHS)).rejects.toMatchObject({
          indonesian: expect.stringContaining('Penyedia itu tidak menjawab'),
        });
      },
      { issuer: gone, ...CLIENT, name: 'Uji' },
    );
  });

  test('where it is not set up', () =>
    withAccounts(async (world) => {
      await expect(signInElsewhere(world, browser(), PATHS)).rejects.toMatchObject({
        indonesian: expect.stringContaining('belum diatur'),
      });
    }));
});
