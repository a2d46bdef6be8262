import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { change, invite, resetLink, type ManageContext } from '#lib/server/accounts/manage.ts';
import { operator } from '#lib/server/accounts/operator.ts';
import { actorOf, signedIn } from '#lib/server/accounts/sessions.ts';
import { followLink, openLink, setUpPath, type Filled } from '#lib/server/accounts/set-up.ts';
import { signIn } from '#lib/server/accounts/sign-in.ts';
import { findByEmail, listAccounts } from '#lib/server/records/accounts.ts';
import { audit, oneTimeLink, session } from '#lib/server/records/schema.ts';
import { REPOSITORY } from '../fixture-app.ts';
import { browser, NOW, PASSWORD, withAccounts, type World } from './with-accounts.ts';

const KECAMATAN = ['33.17.10', '33.17.11'];
const OVER = { indonesian: expect.stringContaining('Tautan ini sudah dipakai') };
const NEW = 'garam putih dari Kaliori';
const HOUR = 60 * 60 * 1000;
const after = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

const place = ({ dataDir }: World) => ({ appDir: REPOSITORY, dataDir });
const secretOf = (path: string) => path.split('/').at(-1)!;
const newSetUp = async (world: World, now = NOW) => secretOf((await setUpPath(place(world), now))!);
const as = (world: World, actor: Actor, now = NOW): ManageContext => ({
  records: world.records,
  actor,
  now,
  kecamatan: KECAMATAN,
});
const filledIn = (given: Partial<Filled> = {}): Filled => ({
  name: 'Sri Lestari',
  email: 'sri@contoh.id',
  password: NEW,
  repeat: NEW,
  ...given,
});
const follow = (world: World, secret: string, given: Partial<Filled> = {}, now = NOW) =>
  followLink(world, { secret, filled: filledIn(given) }, browser(), now);
const invited = async (world: World, wanted: Partial<Parameters<typeof invite>[1]> = {}, now = NOW) =>
  secretOf(
    (
      await invite(as(world, operator(), now), {
        email: 'budi@contoh.id',
        name: 'Budi',
        role: 'perencana',
        areas: [],
        ...wanted,
      })
    ).path,
  );

async function arrive(world: World, name: string) {
  const visitor = browser();
  const outcome = await signIn(world, { email: `${name}@contoh.id`, password: PASSWORD }, visitor, NOW);
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${outcome.kind}`);
  visitor.take(outcome.setCookies);
  return visitor;
}

describe('the set-up link', () => {
  test('makes the branch head, once, who can sign in', () =>
    withAccounts(async (world) => {
      const secret = await newSetUp(world);
      const account = await follow(world, secret, { email: ' Sri@Contoh.id ' });
      expect(account).toMatchObject({ email: 'sri@contoh.id', role: 'kepala', areas: null, demo: false });
      expect(await signIn(world, { email: 'sri@contoh.id', password: NEW }, browser(), NOW)).toMatchObject({
        kind: 'signed-in',
      });
      await expect(follow(world, secret, { email: 'lain@contoh.id' })).rejects.toMatchObject(OVER);
      expect(await setUpPath(place(world), NOW)).toBeNull();
    }));

  test('of eight who follow it at once, one makes an account', () =>
    withAccounts(async (world) => {
      const secret = await newSetUp(world);
      const followed = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) => follow(world, secret, { email: `orang${i}@contoh.id` })),
      );
      expect(followed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of followed) if (one.status === 'rejected') expect(one.reason).toMatchObject(OVER);
      expect(await listAccounts(world.records)).toHaveLength(1);
    }));

  test('ends with the next start, after a day, and with the first account', () =>
    withAccounts(async (world) => {
      const [first, second] = [await newSetUp(world), await newSetUp(world)];
      expect(await openLink(world, first, NOW)).toBeNull();
      expect(await openLink(world, second, after(23.9))).not.toBeNull();
      expect(await openLink(world, second, after(24))).toBeNull();
      await world.person('sri');
      expect(await openLink(world, second, NOW)).toBeNull();
      await expect(follow(world, second, { email: 'lain@contoh.id' })).rejects.toMatchObject(OVER);
    }));

  test.each<[string, Partial<Filled>, string]>([
    ['no name', { name: ' ' }, 'Isi nama'],
    ['a name that is too long', { name: 'a'.repeat(101) }, 'Isi nama'],
    ['a NIK as name', { name: `331710${'1'.repeat(10)}` }, 'NIK'],
    ['no e-mail', { email: '' }, 'tidak tertulis seperti surel'],
    ['an e-mail that cannot sign in', { email: 'sri..lestari@contoh.id' }, 'tidak tertulis seperti surel'],
    ['an e-mail of the demo', { email: 'kepala@demo.invalid' }, 'tidak tertulis seperti surel'],
    ['passwords that differ', { repeat: 'lain sama sekali' }, 'tidak sama'],
    ['a weak password', { password: 'password12', repeat: 'password12' }, 'mudah ditebak'],
  ])('is not used up by %s', (_, given, why) =>
    withAccounts(async (world) => {
      const secret = await newSetUp(world);
      await expect(follow(world, secret, given)).rejects.toMatchObject({
        indonesian: expect.stringContaining(why),
      });
      expect(await follow(world, secret)).toMatchObject({ email: 'sri@contoh.id' });
    }),
  );
});

describe('an invitation', () => {
  test('gives the role and area it was made with, whatever is filled in', () =>
    withAccounts(async (world) => {
      const secret = await invited(world, { areas: ['33.17.10'] });
      const account = await follow(world, secret, { name: 'Budi Santoso', email: 'kepala.palsu@contoh.id' });
      const expected = {
        name: 'Budi Santoso',
        email: 'budi@contoh.id',
        role: 'perencana',
        areas: ['33.17.10'],
      };
      expect(account).toMatchObject(expected);
    }));

  test('works for seven days, once; a newer one for the same e-mail ends it', () =>
    withAccounts(async (world) => {
      const first = await invited(world);
      expect(await openLink(world, first, after(7 * 24 - 1))).not.toBeNull();
      expect(await openLink(world, first, after(7 * 24))).toBeNull();
      const second = await invited(world, { role: 'pembaca' });
      expect(await openLink(world, first, NOW)).toBeNull();
      expect(await follow(world, second)).toMatchObject({ role: 'pembaca' });
      await expect(follow(world, second)).rejects.toMatchObject(OVER);
    }));

  test('is given back when an account with its e-mail came first', () =>
    withAccounts(async (world) => {
      const secret = await invited(world);
      await world.person('budi');
      await expect(follow(world, secret)).rejects.toMatchObject({
        indonesian: 'Sudah ada akun dengan surel budi@contoh.id.',
      });
      expect(await openLink(world, secret, NOW)).not.toBeNull();
      expect(await listAccounts(world.records)).toHaveLength(1);
    }));

  test('ends when who made it is disabled or may do less', () =>
    withAccounts(async (world) => {
      await world.person('admin', 'admin');
      for (const wanted of [
        { role: 'kepala', areas: [], disabled: true },
        { role: 'pembaca', areas: [], disabled: false },
        { role: 'kepala', areas: ['33.17.10'], disabled: false },
      ]) {
        const head = await world.person(`kepala-${wanted.role}-${wanted.areas.length}`);
        const context = as(world, actorOf(head, '203.0.113.7'));
        const asked = { email: `${head.id}@contoh.id`, name: 'Pintu belakang', role: 'kepala', areas: [] };
        const secret = secretOf((await invite(context, asked)).path);
        expect(await openLink(world, secret, NOW)).not.toBeNull();
        await change(as(world, operator()), head.id, { name: head.name, ...wanted });
        expect(await openLink(world, secret, NOW)).toBeNull();
      }
    }));
});

describe('a link for a new password', () => {
  test('sets it, ends all sessions, and the old password with them', () =>
    withAccounts(async (world) => {
      const { id } = await world.person('sri');
      const visitor = await arrive(world, 'sri');
      const secret = secretOf((await resetLink(as(world, operator()), id)).path);
      expect(await follow(world, secret, { name: '', email: '' })).toMatchObject({ id });
      expect(await signedIn(world, visitor, () => Promise.resolve(false))).toBeNull();
      expect(await world.records.select().from(session)).toEqual([]);
      const enter = (password: string) => signIn(world, { email: 'sri@contoh.id', password }, browser(), NOW);
      expect(await enter(PASSWORD)).toMatchObject({ kind: 'refused' });
      expect(await enter(NEW)).toMatchObject({ kind: 'signed-in' });
    }));

  test('works for a day, once, and not for a disabled account', () =>
    withAccounts(async (world) => {
      await world.person('kepala');
      const { id, name } = await world.person('sri', 'perencana');
      const secret = secretOf((await resetLink(as(world, operator()), id)).path);
      expect(await openLink(world, secret, after(24))).toBeNull();
      await change(as(world, operator()), id, { name, role: 'perencana', areas: [], disabled: true });
      await expect(follow(world, secret)).rejects.toMatchObject(OVER);
      await expect(resetLink(as(world, operator()), id)).rejects.toMatchObject({
        indonesian: 'Akun ini nonaktif. Aktifkan dulu.',
      });
      await change(as(world, operator()), id, { name, role: 'perencana', areas: [], disabled: false });
      await expect(follow(world, secret)).rejects.toMatchObject(OVER);
    }));

  test('that a head made for a planner does not open the admin the planner became', () =>
    withAccounts(async (world) => {
      const head = await world.person('kepala');
      const { id, name } = await world.person('sri', 'perencana');
      const secret = secretOf((await resetLink(as(world, actorOf(head, '203.0.113.7')), id)).path);
      await change(as(world, operator()), id, { name, role: 'admin', areas: [], disabled: false });
      await expect(follow(world, secret)).rejects.toMatchObject(OVER);
    }));
});

test('a link that is made up, or one of another kind of text, is over', () =>
  withAccounts(async (world) => {
    for (const secret of ['', 'x'.repeat(32), "' or 1=1 --", '../../etc']) {
      expect(await openLink(world, secret, NOW)).toBeNull();
      await expect(follow(world, secret)).rejects.toMatchObject(OVER);
    }
  }));

test('neither the store nor the audit holds a secret or a password', () =>
  withAccounts(async (world) => {
    const setUp = await newSetUp(world);
    const { id } = await follow(world, setUp);
    const invitation = await invited(world);
    const reset = secretOf((await resetLink(as(world, operator()), id)).path);
    await follow(world, reset);
    const kept = JSON.stringify([
      await world.records.select().from(oneTimeLink),
      await world.records.select().from(audit),
    ]);
    for (const secret of [setUp, invitation, reset, NEW]) expect(kept).not.toContain(secret);
  }));

test('each use is noted once, as the account whose it is', () =>
  withAccounts(async (world) => {
    const { id } = await follow(world, await newSetUp(world));
    const budi = await follow(world, await invited(world));
    await follow(world, secretOf((await resetLink(as(world, operator()), id)).path));
    const own = async (actor: string) =>
      (await world.records.select().from(audit).where(eq(audit.actorId, actor))).map(
        ({ action, objectId }) => [action, objectId],
      );
    expect(await own(id)).toEqual([
      ['account.setup', id],
      ['account.password', id],
    ]);
    expect(await own(budi.id)).toEqual([['account.create', budi.id]]);
    expect(await findByEmail(world.records, 'budi@contoh.id')).toMatchObject({ name: 'Sri Lestari' });
  }));
