import { describe, expect, test } from 'vitest';
import { change, invite, resetLink, type ManageContext, type Wanted } from '#lib/server/accounts/manage.ts';
import { operator } from '#lib/server/accounts/operator.ts';
import { actorOf } from '#lib/server/accounts/sessions.ts';
import { tokenActor } from '#lib/server/accounts/identify.ts';
import { changeAccount, findAccount, listAccounts, type Account } from '#lib/server/records/accounts.ts';
import { audit, oneTimeLink } from '#lib/server/records/schema.ts';
import { createToken } from '#lib/server/records/tokens.ts';
import { NOW, withAccounts, type World } from './with-accounts.ts';

const by = ({ records }: World, account: Account | null): ManageContext => ({
  records,
  actor: account === null ? operator() : actorOf(account, '203.0.113.7'),
  now: NOW,
  kecamatan: ['33.17.10', '33.17.11'],
});
const wanted = (given: Partial<Wanted & { disabled: boolean }> = {}) => ({
  name: 'Budi',
  role: 'perencana',
  areas: [],
  disabled: false,
  ...given,
});
const invitation = (given: Partial<Wanted & { email: string }> = {}) => ({
  ...wanted(),
  email: 'budi@contoh.id',
  ...given,
});
const sentence = (indonesian: string) => ({ indonesian: expect.stringContaining(indonesian) });
const ONLY_ADMIN = sentence('Hanya admin yang boleh');
const LAST = sentence('akun terakhir yang boleh mengelola');

describe('admins', () => {
  test('are made, changed and given links by admins and the operator only', () =>
    withAccounts(async (world) => {
      const [head, admin] = [await world.person('kepala'), await world.person('admin', 'admin')];
      const planner = await world.person('sri', 'perencana');
      const asHead = by(world, head);
      await expect(invite(asHead, invitation({ role: 'admin' }))).rejects.toMatchObject(ONLY_ADMIN);
      await expect(change(asHead, planner.id, wanted({ role: 'admin' }))).rejects.toMatchObject(ONLY_ADMIN);
      await expect(change(asHead, head.id, wanted({ role: 'admin' }))).rejects.toMatchObject(ONLY_ADMIN);
      await expect(change(asHead, admin.id, wanted({ disabled: true }))).rejects.toMatchObject(ONLY_ADMIN);
      await expect(resetLink(asHead, admin.id)).rejects.toMatchObject(ONLY_ADMIN);
      expect(await world.records.select().from(oneTimeLink)).toEqual([]);
      expect(await change(by(world, admin), planner.id, wanted({ role: 'admin' }))).toMatchObject({
        role: 'admin',
      });
      expect(await invite(by(world, null), invitation({ role: 'admin' }))).toMatchObject({
        email: 'budi@contoh.id',
      });
    }));
});

describe('the last account that may manage the branch’s accounts', () => {
  test.each([
    ['disabled', { role: 'kepala', disabled: true }],
    ['demoted', { role: 'pembaca' }],
    ['limited to a kecamatan', { role: 'kepala', areas: ['33.17.10'] }],
  ])('cannot be %s, by itself or by the operator', (_, given) =>
    withAccounts(async (world) => {
      const head = await world.person('kepala');
      await world.person('sri', 'perencana');
      await world.person('lama', 'kepala', ['33.17.10']);
      const gone = await world.person('pensiun');
      const off = { ...gone, disabled: true };
      await changeAccount(world.records, gone.id, off, NOW);
      for (const context of [by(world, head), by(world, null)])
        await expect(change(context, head.id, wanted(given))).rejects.toMatchObject(LAST);
      expect(await findAccount(world.records, head.id)).toEqual(head);
      expect(
        await change(by(world, head), head.id, wanted({ role: 'kepala', name: 'Bu Kepala' })),
      ).toMatchObject({
        name: 'Bu Kepala',
      });
    }),
  );

  test('is left over when two demote each other at once', () =>
    withAccounts(async (world) => {
      const [one, other] = [await world.person('satu'), await world.person('dua')];
      const demotions = [
        change(by(world, one), other.id, wanted({ role: 'pembaca' })),
        change(by(world, other), one.id, wanted({ role: 'pembaca' })),
      ];
      const done = await Promise.allSettled(demotions);
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const roles = (await listAccounts(world.records)).map(({ role }) => role);
      expect(roles.toSorted()).toEqual(['kepala', 'pembaca']);
    }));
});

describe('a change', () => {
  test.each<[string, Partial<Wanted>, string]>([
    ['a name', { name: '  ' }, 'Isi nama'],
    ['a name with a phone number', { name: `Budi 08${'12'.repeat(5)}` }, 'nomor telepon'],
    ['a role there is not', { role: 'raja' }, '“raja” bukan peran'],
    ['a role of every object', { role: 'constructor' }, 'bukan peran'],
    ['a kecamatan of another branch', { areas: ['33.17.10', '33.18.01'] }, 'Tidak ada kecamatan 33.18.01'],
    ['a desa instead of a kecamatan', { areas: ['33.17.10.2030'] }, 'Tidak ada kecamatan'],
  ])('is refused for %s', (_, given, why) =>
    withAccounts(async (world) => {
      const [head, sri] = [await world.person('kepala'), await world.person('sri', 'perencana')];
      await expect(change(by(world, head), sri.id, wanted(given))).rejects.toMatchObject(sentence(why));
      await expect(invite(by(world, head), invitation(given))).rejects.toMatchObject(sentence(why));
      expect(await findAccount(world.records, sri.id)).toEqual(sri);
      expect(await world.records.select().from(audit)).toEqual([]);
    }),
  );

  test('can disable an account whose kecamatan is no longer one of the branch', () =>
    withAccounts(async (world) => {
      const [head, sri] = [
        await world.person('kepala'),
        await world.person('sri', 'perencana', ['99.01.01']),
      ];
      const off = wanted({ areas: ['99.01.01'], disabled: true });
      expect((await change(by(world, head), sri.id, off)).disabledAt).toEqual(NOW);
      const more = wanted({ areas: ['99.01.01', '99.01.02'] });
      await expect(change(by(world, head), sri.id, more)).rejects.toMatchObject(sentence('99.01.02'));
    }));

  test('of an account that is not there, or one of the demo, is refused', () =>
    withAccounts(async (world) => {
      const { enterDemo } = await import('#lib/server/accounts/demo.ts');
      const visitor = { address: '127.0.0.1', headers: new Headers() };
      const { account: demo } = await enterDemo(world, 'pembaca', visitor, NOW);
      for (const id of [demo.id, 'tidak-ada', '']) {
        await expect(change(by(world, null), id, wanted())).rejects.toMatchObject(sentence('tidak ada'));
        await expect(resetLink(by(world, null), id)).rejects.toMatchObject(sentence('tidak ada'));
      }
    }));

  test('that disables ends tokens for good; that lets in again does not bring them back', () =>
    withAccounts(async (world) => {
      const [head, sri] = [await world.person('kepala'), await world.person('sri', 'perencana')];
      const token = { userId: sri.id, name: 'uji', permissions: ['figures:read'] as const, days: 1 };
      const { secret } = await createToken(world.records, token, NOW);
      const works = async () => (await tokenActor(world.records, secret, '203.0.113.7', NOW)) !== null;
      expect(await works()).toBe(true);
      for (const disabled of [true, false]) {
        await change(by(world, head), sri.id, wanted({ disabled }));
        expect(await works()).toBe(false);
      }
    }));

  test('is noted with what it was and what it is', () =>
    withAccounts(async (world) => {
      const [head, sri] = [await world.person('kepala'), await world.person('sri', 'perencana')];
      await change(by(world, head), sri.id, wanted({ role: 'pembaca', areas: ['33.17.10'], disabled: true }));
      const [note] = await world.records.select().from(audit);
      expect(note).toMatchObject({ action: 'account.change', actorId: head.id, objectId: sri.id });
      expect(JSON.parse(note!.details)).toEqual({
        name: 'sri → Budi',
        role: 'perencana → pembaca',
        areas: '* → 33.17.10',
        state: 'aktif → nonaktif',
      });
    }));
});

describe('an invitation', () => {
  test.each(['bukan surel', 'a@b', 'budi@demo.invalid', 'Budi <budi@contoh.id>', 'a@contoh.id,b@contoh.id'])(
    'to %j is refused',
    (email) =>
      withAccounts(async (world) => {
        await expect(invite(by(world, null), invitation({ email }))).rejects.toMatchObject(
          sentence('tidak tertulis seperti surel'),
        );
      }),
  );

  test('to somebody who has an account is refused, also when it is disabled', () =>
    withAccounts(async (world) => {
      const [head, sri] = [await world.person('kepala'), await world.person('sri', 'perencana')];
      await change(by(world, head), sri.id, wanted({ disabled: true }));
      await expect(invite(by(world, head), invitation({ email: ' SRI@contoh.id' }))).rejects.toMatchObject(
        sentence('Sudah ada akun dengan surel sri@contoh.id'),
      );
    }));
});
