import { describe, expect, test } from 'vitest';
import { changeOwnPassword, endOtherSessions, openSessions } from '#lib/server/accounts/own-account.ts';
import { disableSecondFactor, enableSecondFactor } from '#lib/server/accounts/second-factor.ts';
import { signedIn } from '#lib/server/accounts/sessions.ts';
import { signIn, withCountedGuess } from '#lib/server/accounts/sign-in.ts';
import { audit, user } from '#lib/server/records/schema.ts';
import { browser, NOW, PASSWORD, withAccounts, type World } from './with-accounts.ts';

const NEW = 'garam putih dari Kaliori';
const closed = () => Promise.resolve(false);
const sentence = (indonesian: string) => ({ indonesian: expect.stringContaining(indonesian) });
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function arrive(world: World, name = 'sri', address = '203.0.113.7') {
  const visitor = browser(address);
  const outcome = await signIn(world, { email: `${name}@contoh.id`, password: PASSWORD }, visitor, NOW);
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${outcome.kind}`);
  visitor.take(outcome.setCookies);
  return visitor;
}

const who = async (world: World, visitor: Awaited<ReturnType<typeof arrive>>) => {
  const { actor, session } = (await signedIn(world, visitor, closed))!;
  return { actor, session, keepToken: session.token };
};
const enter = (world: World, password: string, now = NOW) =>
  signIn(world, { email: 'sri@contoh.id', password }, browser('192.0.2.1'), now);
const to = (password: string, old = PASSWORD, repeat = password) => ({ old, password, repeat });

describe('one’s own password', () => {
  test('is changed with the present one; this session stays, the others end', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      const [here, elsewhere] = [await arrive(world), await arrive(world)];
      await changeOwnPassword(world, await who(world, here), to(NEW), NOW);
      expect(await signedIn(world, here, closed)).not.toBeNull();
      expect(await signedIn(world, elsewhere, closed)).toBeNull();
      expect([await enter(world, PASSWORD), await enter(world, NEW)]).toMatchObject([
        { kind: 'refused' },
        { kind: 'signed-in' },
      ]);
    }));

  test.each([
    ['the present one is wrong', to(NEW, 'bukan kata sandinya'), 'Kata sandi sekarang salah'],
    ['the present one is empty', to(NEW, ''), 'Kata sandi sekarang salah'],
    ['the new ones differ', to(NEW, PASSWORD, `${NEW}.`), 'tidak sama'],
    ['the new one is short', to('pendek'), 'paling sedikit 10'],
    ['the new one is one’s name', to('sri.sri.sri.sri'), 'mudah ditebak'],
  ])('stays when %s', (_, given, why) =>
    withAccounts(async (world) => {
      await world.person('sri');
      const here = await who(world, await arrive(world));
      await expect(changeOwnPassword(world, here, given, NOW)).rejects.toMatchObject(sentence(why));
      expect(await enter(world, PASSWORD)).toMatchObject({ kind: 'signed-in' });
    }),
  );

  test('cannot be guessed from an open browser: five tries, then not even the right one, and it is noted', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      await world.person('budi');
      const here = await who(world, await arrive(world));
      const guess = (old: string, now = NOW) => changeOwnPassword(world, here, to(NEW, old), now);
      for (let i = 0; i < 5; i++)
        await expect(guess(`tebakan ke ${i}`)).rejects.toMatchObject(sentence('Kata sandi sekarang salah'));
      const before = world.compared();
      await expect(guess(PASSWORD)).rejects.toMatchObject(sentence('Terlalu banyak percobaan gagal'));
      const off = () => withCountedGuess(world.records, here.actor, NOW, () => Promise.resolve());
      await expect(off()).rejects.toMatchObject(sentence('Terlalu banyak percobaan gagal'));
      expect(world.compared()).toBe(before);
      expect(await enter(world, PASSWORD)).toMatchObject({ kind: 'refused' });
      expect((await arrive(world, 'budi')).headers.get('cookie')).toContain('session_token');
      const notes = await world.records.select().from(audit);
      expect(notes.map(({ action, actorId }) => [action, actorId])).toEqual([
        ['account.locked', here.actor.id],
      ]);
      await guess(PASSWORD, at(16));
      expect(await enter(world, NEW, at(16))).toMatchObject({ kind: 'signed-in' });
    }));
});

describe('one’s own sessions', () => {
  test('are listed with where they are from, without their tokens; others can be ended', () =>
    withAccounts(async (world) => {
      const { id } = await world.person('sri');
      await world.person('budi');
      const [here, elsewhere] = [await arrive(world), await arrive(world, 'sri', '198.51.100.4')];
      const other = await arrive(world, 'budi');
      const { session } = await who(world, here);
      const now = new Date();
      const listed = await openSessions(world.records, { userId: id, currentId: session.id, now });
      const seen = listed.map(({ address, browser: agent, current }) => [address, agent, current]);
      expect(seen.toSorted()).toEqual([
        ['198.51.100.4', 'uji', false],
        ['203.0.113.7', 'uji', true],
      ]);
      expect(JSON.stringify(listed)).not.toContain(session.token);
      await endOtherSessions(world.records, id, session.id);
      const states = [here, elsewhere, other].map(
        async (one) => (await signedIn(world, one, closed)) !== null,
      );
      expect(await Promise.all(states)).toEqual([true, false, true]);
    }));
});

describe('the second factor', () => {
  test('is begun and turned off with the password only, and is off until a first code', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      const visitor = await arrive(world);
      const wrong = sentence('Kata sandi salah');
      await expect(enableSecondFactor(world.auth, 'bukan kata sandinya', visitor)).rejects.toMatchObject(
        wrong,
      );
      const { uri, backupCodes } = await enableSecondFactor(world.auth, PASSWORD, visitor);
      expect(uri).toMatch(/^otpauth:\/\/totp\/Jangkau:sri%40contoh.id\?secret=[A-Z2-7]+&issuer=Jangkau/);
      expect(new Set(backupCodes).size).toBe(10);
      expect(await enter(world, PASSWORD)).toMatchObject({ kind: 'signed-in' });
      await expect(disableSecondFactor(world.auth, 'bukan kata sandinya', visitor)).rejects.toMatchObject(
        wrong,
      );
      expect((await world.records.select().from(user))[0]!.twoFactorEnabled).toBe(false);
    }));

  test('is nobody’s without a session', () =>
    withAccounts(async (world) => {
      await world.person('sri');
      await expect(enableSecondFactor(world.auth, PASSWORD, browser())).rejects.toThrow();
      expect((await world.records.select().from(user))[0]!.twoFactorEnabled).toBe(false);
    }));
});
