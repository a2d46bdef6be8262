import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { may } from '#lib/server/accounts/actor.ts';
import { turnOffSecondFactor } from '#lib/server/accounts/manage.ts';
import { operator } from '#lib/server/accounts/operator.ts';
import { enableSecondFactor, confirmSecondFactor } from '#lib/server/accounts/second-factor.ts';
import { signIn, signInWithCode } from '#lib/server/accounts/sign-in.ts';
import { actorOf, signedIn, signOut } from '#lib/server/accounts/sessions.ts';
import { changeAccount, findByEmail, setPassword } from '#lib/server/records/accounts.ts';
import { session, signInFailures } from '#lib/server/records/schema.ts';
import { appCode } from './totp.ts';
import { browser, NOW, PASSWORD, withAccounts, type World } from './with-accounts.ts';

const closed = () => Promise.resolve(false);
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** Signs somebody in and gives the browser with the session. */
async function arrive(world: World, name: string) {
  const visitor = browser();
  const outcome = await signIn(world, { email: `${name}@contoh.id`, password: PASSWORD }, visitor, NOW);
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${outcome.kind}`);
  visitor.take(outcome.setCookies);
  return visitor;
}

const wrong = (world: World, email: string, visitor = browser(), now = NOW) =>
  signIn(world, { email, password: 'bukan kata sandinya' }, visitor, now);

describe('signing in', () => {
  test('gives a session whose actor has the rights of its role', () =>
    withAccounts(async (world) => {
      await world.person('sri', 'perencana', ['33.17.10']);
      const visitor = await arrive(world, 'sri');
      const { actor } = (await signedIn(world, visitor, closed))!;
      expect(actor).toMatchObject({ kind: 'account', name: 'sri', role: 'perencana', areas: ['33.17.10'] });
      expect([may(actor, 'plans:write'), may(actor, 'targets:write')]).toEqual([true, false]);
    }));

  test('e-mails are the same whatever their case and spaces', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      const outcome = await signIn(world, { email: '  SRI@Contoh.id ', password: PASSWORD }, browser(), NOW);
      expect(outcome.kind).toBe('signed-in');
    }));

  test('cookies are kept from scripts and other sites', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      const outcome = await signIn(world, { email: 'sri@contoh.id', password: PASSWORD }, browser(), NOW);
      const cookies = outcome.kind === 'signed-in' ? outcome.setCookies : [];
      expect(cookies).toHaveLength(1);
      expect(cookies[0]).toMatch(
        /^jangkau\.session_token=.+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
      );
    }));

  test('a session from before is not the one after (fixation), signed in or not', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      await world.person('budi');
      const visitor = await arrive(world, 'budi');
      const planted = visitor.headers.get('cookie');
      const outcome = await signIn(world, { email: 'sri@contoh.id', password: PASSWORD }, visitor, NOW);
      if (outcome.kind !== 'signed-in') throw new Error(outcome.kind);
      visitor.take(outcome.setCookies);
      expect(visitor.headers.get('cookie')).not.toBe(planted);
      expect((await signedIn(world, visitor, closed))!.actor.name).toBe('sri');
    }));

  test('a stolen cookie is worth nothing after its owner signed out', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      const visitor = await arrive(world, 'sri');
      const thief = browser('198.51.100.9');
      thief.headers.set('cookie', visitor.headers.get('cookie')!);
      expect(await signedIn(world, thief, closed)).not.toBeNull();
      visitor.take(await signOut(world.auth, visitor));
      expect(visitor.headers.get('cookie')).toBe('');
      expect(await signedIn(world, thief, closed)).toBeNull();
      expect(await world.records.select().from(session)).toEqual([]);
    }));

  test.each([
    ['cut', (cookie: string) => cookie.slice(0, -5)],
    ['signed by somebody else', (cookie: string) => cookie.replace(/\.[^.]*$/, '.AAAA')],
    ['empty', () => 'jangkau.session_token='],
  ])('a cookie that is %s is nobody’s', (_, change) =>
    withAccounts(async (world) => {
      await world.person('sri');
      const visitor = await arrive(world, 'sri');
      visitor.headers.set('cookie', change(visitor.headers.get('cookie')!));
      expect(await signedIn(world, visitor, closed)).toBeNull();
    }),
  );
});

describe('a disabled account', () => {
  test('is told so after the right password only, and its sessions are over', () =>
    withAccounts(async (world) => {
      await world.person('kepala');
      const { id } = await world.person('sri', 'perencana');
      const visitor = await arrive(world, 'sri');
      await changeAccount(
        world.records,
        id,
        { name: 'sri', role: 'perencana', areas: null, disabled: true },
        NOW,
      );
      expect(await signedIn(world, visitor, closed)).toBeNull();
      expect(await wrong(world, 'sri@contoh.id')).toMatchObject({
        sentence: { indonesian: 'Surel atau kata sandi salah.' },
      });
      const outcome = await signIn(world, { email: 'sri@contoh.id', password: PASSWORD }, browser(), NOW);
      expect(outcome).toMatchObject({
        kind: 'refused',
        sentence: { indonesian: 'Akun ini dinonaktifkan. Hubungi kepala cabang.' },
      });
      expect(await world.records.select().from(session)).toEqual([]);
    }));
});

describe('unknown e-mail and wrong password', () => {
  test('get the same answer after the same work', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      const before = world.compared();
      const known = await wrong(world, 'sri@contoh.id');
      const between = world.compared();
      const unknown = await wrong(world, 'tidak.ada@contoh.id');
      expect([between - before, world.compared() - between]).toEqual([1, 1]);
      expect(unknown).toEqual(known);
    }));

  test('are locked alike', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      for (const email of ['sri@contoh.id', 'tidak.ada@contoh.id']) {
        for (let i = 0; i < 5; i++) await wrong(world, email);
      }
      const [known, unknown] = [
        await wrong(world, 'sri@contoh.id'),
        await wrong(world, 'tidak.ada@contoh.id'),
      ];
      expect(unknown).toEqual(known);
      expect(known).toMatchObject({ locks: true });
    }));
});

describe('brute force', () => {
  test('locks the account for a quarter of an hour, with a sentence, and nobody else', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      await world.person('budi');
      for (let i = 0; i < 5; i++) expect(await wrong(world, 'sri@contoh.id')).toMatchObject({ locks: false });
      const right = (name: string, minutes = 0) =>
        signIn(world, { email: `${name}@contoh.id`, password: PASSWORD }, browser('192.0.2.1'), at(minutes));
      expect(await right('sri')).toMatchObject({
        kind: 'refused',
        locks: true,
        sentence: {
          indonesian:
            'Terlalu banyak percobaan gagal. Coba lagi setelah pukul 09.15 WIB; akun lain tidak terpengaruh.',
        },
      });
      expect(await right('sri', 10)).toMatchObject({ kind: 'refused', locks: false });
      expect(await right('budi')).toMatchObject({ kind: 'signed-in' });
      expect(await right('sri', 16)).toMatchObject({ kind: 'signed-in' });
    }));

  test('a hundred guesses at once are five', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      const before = world.compared();
      const guesses = Array.from({ length: 100 }, (_, i) =>
        wrong(world, 'sri@contoh.id', browser(`198.51.100.${i}`)),
      );
      await Promise.all(guesses);
      expect(world.compared() - before).toBe(5);
    }));

  test('many accounts from one address are stopped, other addresses are not', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      for (let i = 0; i < 30; i++) await wrong(world, `orang${i}@contoh.id`);
      const right = { email: 'sri@contoh.id', password: PASSWORD };
      expect(await signIn(world, right, browser(), NOW)).toMatchObject({ kind: 'refused' });
      expect(await signIn(world, right, browser('192.0.2.1'), NOW)).toMatchObject({ kind: 'signed-in' });
    }));

  test('four failures and a success begin anew', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      for (let round = 0; round < 3; round++) {
        for (let i = 0; i < 4; i++) await wrong(world, 'sri@contoh.id');
        expect((await signedIn(world, await arrive(world, 'sri'), closed))!.actor.name).toBe('sri');
      }
    }));

  test('keeps no e-mail', () =>
    withAccounts(async (world) => {
      await wrong(world, 'rahasia@contoh.id');
      expect(JSON.stringify(await world.records.select().from(signInFailures))).not.toContain('rahasia');
    }));
});

describe('a new password', () => {
  test('ends the other sessions', () =>
    withAccounts(async (world) => {
      const { id } = await world.person('sri');
      const [here, elsewhere] = [await arrive(world, 'sri'), await arrive(world, 'sri')];
      const { session: kept } = (await signedIn(world, here, closed))!;
      await setPassword(world.records, id, { hash: 'x', keepToken: kept.token }, NOW);
      expect(await signedIn(world, here, closed)).not.toBeNull();
      expect(await signedIn(world, elsewhere, closed)).toBeNull();
    }));
});

describe('the second factor', () => {
  /** Sri with an authenticator app: its secret and her backup codes. */
  async function withApp(world: World) {
    await world.person('sri');
    const visitor = await arrive(world, 'sri');
    const { uri, backupCodes } = await enableSecondFactor(world.auth, PASSWORD, visitor);
    const secret = new URL(uri).searchParams.get('secret')!;
    const code = () => appCode(secret);
    visitor.take(await confirmSecondFactor(world.auth, await code(), visitor));
    return { code, backupCodes };
  }

  test('the password alone gives no session, the code does', () =>
    withAccounts(async (world) => {
      const { code } = await withApp(world);
      const visitor = browser();
      const first = await signIn(world, { email: 'sri@contoh.id', password: PASSWORD }, visitor, NOW);
      if (first.kind !== 'second-factor') throw new Error(first.kind);
      visitor.take(first.setCookies);
      expect(await signedIn(world, visitor, closed)).toBeNull();
      expect(await signInWithCode(world, '000000', visitor, NOW)).toMatchObject({ kind: 'refused' });
      const second = await signInWithCode(world, await code(), visitor, NOW);
      if (second.kind !== 'signed-in') throw new Error(second.kind);
      visitor.take(second.setCookies);
      expect((await signedIn(world, visitor, closed))!.actor.name).toBe('sri');
    }));

  test('a backup code works once', () =>
    withAccounts(async (world) => {
      const { backupCodes } = await withApp(world);
      const enter = async () => {
        const visitor = browser();
        const first = await signIn(world, { email: 'sri@contoh.id', password: PASSWORD }, visitor, NOW);
        if (first.kind !== 'second-factor') throw new Error(first.kind);
        visitor.take(first.setCookies);
        return signInWithCode(world, backupCodes[0]!, visitor, NOW);
      };
      expect(await enter()).toMatchObject({ kind: 'signed-in' });
      expect(await enter()).toMatchObject({ kind: 'refused' });
    }));

  test('is turned off on the machine itself when the phone is lost; the sessions end', () =>
    withAccounts(async (world) => {
      await withApp(world);
      const { id } = (await findByEmail(world.records, 'sri@contoh.id'))!;
      const context = { records: world.records, actor: operator(), now: NOW, kecamatan: [] };
      const asHead = { ...context, actor: actorOf(await world.person('kepala'), '203.0.113.7') };
      await expect(turnOffSecondFactor(asHead, id)).rejects.toThrow('on the machine itself');
      await turnOffSecondFactor(context, id);
      expect(await world.records.select().from(session)).toEqual([]);
      expect((await signedIn(world, await arrive(world, 'sri'), closed))!.actor.name).toBe('sri');
    }));

  test('guessing codes is stopped', () =>
    withAccounts(async (world) => {
      const { code } = await withApp(world);
      const visitor = browser();
      const first = await signIn(world, { email: 'sri@contoh.id', password: PASSWORD }, visitor, NOW);
      if (first.kind !== 'second-factor') throw new Error(first.kind);
      visitor.take(first.setCookies);
      for (let i = 0; i < 6; i++) await signInWithCode(world, `00000${i}`, visitor, NOW);
      expect(await signInWithCode(world, await code(), visitor, NOW)).toMatchObject({ kind: 'refused' });
    }));
});

test('accounts of the demo have no password to sign in with', () =>
  withAccounts(async (world) => {
    const { enterDemo } = await import('#lib/server/accounts/demo.ts');
    const visitor = browser('127.0.0.1');
    visitor.take((await enterDemo(world, 'kepala', visitor, NOW)).setCookies);
    expect((await signedIn(world, visitor, () => Promise.resolve(true)))!.actor).toMatchObject({
      kind: 'demo',
    });
    expect(await signedIn(world, visitor, closed)).toBeNull();
    expect(await wrong(world, 'kepala@demo.invalid')).toMatchObject({ kind: 'refused' });
    const kept = await world.records.select().from(session).where(eq(session.ipAddress, '127.0.0.1'));
    expect(kept).toHaveLength(1);
  }));
