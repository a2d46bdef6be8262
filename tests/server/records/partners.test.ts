import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { countedVisits, partnerRegistrations } from '#lib/server/records/counted-visits.ts';
import { archivePartner, listPartners, savePartner, type PartnerSent } from '#lib/server/records/partners.ts';
import {
  addPledge,
  cancelPledge,
  listPledges,
  pledgeEndings,
  pledgesByDesa,
  type PledgeSent,
} from '#lib/server/records/pledges.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { REPOSITORY, TESTER } from '../fixture-app.ts';
import { keepVisit } from './keep-visit.ts';

const NOW = new Date('2026-11-27T02:00:00Z');
const HEAD: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh' };
const VISITOR: Actor = { ...TESTER, kind: 'demo', id: 'd1', name: 'Perencana (demo)' };
const [KRAGAN, SALE, LASEM] = ['33.17.10.2030', '33.17.04.2001', '33.17.14.2003'];
const known = new Set([KRAGAN, SALE, LASEM]);
const PHONE = `08${'1234567890'}`;

let dataDir: string;
let records: Records;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-partners-'));
  records = await openRecords({ appDir: REPOSITORY, dataDir });
});
afterEach(async () => {
  records.close();
  await rm(dataDir, { recursive: true });
});

const save = (change: Partial<PartnerSent> = {}, actor = HEAD) => {
  const sent = { id: null, name: 'DWP Kragan', kind: 'dwp', note: '', desa: [KRAGAN, SALE], ...change };
  return savePartner(records, actor, sent, { known, now: NOW });
};
const pledge = (partnerId: string, change: Partial<PledgeSent> = {}, actor = HEAD) => {
  const sent = { code: KRAGAN, people: 40, payer: 'mandiri', fromMonth: '2026-10', months: null, note: '' };
  return addPledge(records, actor, { partnerId, ...sent, ...change }, NOW);
};
const audited = async () => (await searchAudit(records, { limit: 50 })).map(({ action }) => action).reverse();

describe('partners', () => {
  test('are kept with their desa, changed, archived and taken out again; each in the audit', async () => {
    const id = await save();
    await save({
      id,
      name: 'DWP Kecamatan Kragan',
      kind: 'pkk',
      note: 'Rapat tiap Senin',
      desa: [LASEM, KRAGAN],
    });
    await archivePartner(records, HEAD, { id, isArchived: true }, NOW);
    expect(await listPartners(records, false)).toEqual([
      {
        ...{ id, name: 'DWP Kecamatan Kragan', kind: 'pkk', note: 'Rapat tiap Senin' },
        ...{ createdAt: NOW, archivedAt: NOW, desa: [KRAGAN, LASEM] },
      },
    ]);
    await archivePartner(records, HEAD, { id, isArchived: false }, NOW);
    expect((await listPartners(records, false))[0]!.archivedAt).toBeNull();
    expect(await audited()).toEqual(['partner.save', 'partner.save', 'partner.archive', 'partner.archive']);
  });

  test('of the demo and the real ones do not see each other', async () => {
    const id = await save();
    await save({}, VISITOR);
    expect(await listPartners(records, true)).toHaveLength(1);
    await expect(save({ id }, VISITOR)).rejects.toThrow(/not there/);
    await expect(archivePartner(records, VISITOR, { id, isArchived: true }, NOW)).rejects.toThrow(
      /not there/,
    );
    await expect(pledge(id, {}, VISITOR)).rejects.toThrow(/not there/);
  });

  test.each<[Partial<PartnerSent>, RegExp]>([
    [{ name: ' ' }, /needs a name/],
    [{ name: 'x'.repeat(81) }, /at most 80/],
    [{ name: `Bu Contoh ${PHONE}` }, /phone number/],
    [{ note: PHONE }, /phone number/],
    [{ note: 'x'.repeat(301) }, /Shorten/],
    [{ kind: 'partai' }, /what kind/],
    [{ desa: [] }, /at least one desa/],
    [{ desa: [KRAGAN, '99.99.99.2001'] }, /at least one desa/],
    [{ id: 'lain' }, /not there/],
  ])('%j is refused, and nothing is kept', async (change, message) => {
    await expect(save(change)).rejects.toThrow(message);
    expect(await listPartners(records, false)).toEqual([]);
    expect(await audited()).toEqual([]);
  });

  test('a name is there once', async () => {
    await save();
    await expect(save({ name: 'dwp kragan' })).rejects.toThrow(/already/);
  });

  test('a desa with a pledge that stands is not left out', async () => {
    const id = await save();
    await pledge(id);
    await expect(save({ id, desa: [SALE] })).rejects.toThrow(/cancel it before/);
    await cancelPledge(records, HEAD, (await listPledges(records, false))[0]!.id, NOW);
    await save({ id, desa: [SALE] });
    expect((await listPartners(records, false))[0]!.desa).toEqual([SALE]);
  });
});

describe('pledges', () => {
  test('are kept and cancelled once, each in the audit', async () => {
    const partnerId = await save();
    expect(
      await pledge(partnerId, { payer: 'apbdes', people: 25, months: 6, note: 'Perubahan APBDes' }),
    ).toBe('DWP Kragan');
    const [kept] = await listPledges(records, false);
    expect(kept).toMatchObject({
      ...{ partnerId, code: KRAGAN, people: 25, payer: 'apbdes', fromMonth: '2026-10', months: 6 },
      ...{ note: 'Perubahan APBDes', authorName: 'Sri Contoh', cancelledAt: null },
    });
    await cancelPledge(records, HEAD, kept!.id, NOW);
    await expect(cancelPledge(records, HEAD, kept!.id, NOW)).rejects.toThrow(/cancelled already/);
    expect((await listPledges(records, false))[0]!.cancelledAt).toEqual(NOW);
    expect(await audited()).toEqual(['partner.save', 'pledge.save', 'pledge.cancel']);
    expect(await listPledges(records, true)).toEqual([]);
  });

  test.each<[Partial<PledgeSent>, RegExp]>([
    [{ people: null }, /number of people/],
    [{ people: 0 }, /number of people/],
    [{ people: 2.5 }, /number of people/],
    [{ people: 100_001 }, /number of people/],
    [{ payer: 'pemberi-kerja' }, /who pays/],
    [{ fromMonth: '' }, /month from which/],
    [{ fromMonth: '2026-13' }, /month from which/],
    [{ fromMonth: '2056-01' }, /month from which/],
    [{ months: 0 }, /months paid/],
    [{ months: 121 }, /months paid/],
    [{ note: PHONE }, /phone number/],
    [{ code: LASEM }, /does not work in/],
  ])('%j is refused', async (change, message) => {
    const id = await save();
    await expect(pledge(id, change)).rejects.toThrow(message);
    expect(await listPledges(records, false)).toEqual([]);
  });

  test('of an archived partner are refused', async () => {
    const id = await save();
    await archivePartner(records, HEAD, { id, isArchived: true }, NOW);
    await expect(pledge(id)).rejects.toThrow(/archived/);
  });
});

describe('registered at visits with a partner', () => {
  test('visits that were replaced or withdrawn, without partner or of the demo do not count', async () => {
    const partnerId = await save();
    const visit = (id: string, change: object = {}) =>
      keepVisit(records, { id, code: KRAGAN, date: '2026-11-03', partnerId, people: 10, ...change });
    await visit('v1');
    await visit('v2', { date: '2026-11-20', people: 5, payer: 'donatur' });
    await visit('v3', { people: 7, code: SALE });
    await visit('v4', { replaces: 'v3', people: 8, code: SALE });
    await visit('v5', { people: 100 });
    await visit('v6', { replaces: 'v5', withdrawn: true, people: 100 });
    await visit('v7', { partnerId: null });
    await visit('v8', { demo: true });
    expect(await partnerRegistrations(records, false)).toEqual([
      { partnerId, code: SALE, month: '2026-11', payer: 'mandiri', people: 8 },
      { partnerId, code: KRAGAN, month: '2026-11', payer: 'donatur', people: 5 },
      { partnerId, code: KRAGAN, month: '2026-11', payer: 'mandiri', people: 10 },
    ]);
    const found = await countedVisits(records, { demo: false, code: KRAGAN });
    expect(found.map(({ id, registered }) => [id, registered])).toEqual([
      ['v1', 10],
      ['v7', 10],
      ['v2', 5],
    ]);
  });

  test('what remains of pledges, by desa, on a day', async () => {
    const partnerId = await save();
    await pledge(partnerId);
    await pledge(partnerId, { code: null, people: 11, payer: 'apbdes', months: 6 });
    await pledge(partnerId, { people: 9, fromMonth: '2027-01' });
    await keepVisit(records, { id: 'v1', code: KRAGAN, date: '2026-11-03', partnerId, people: 12 });
    const of = { partnerId, partner: 'DWP Kragan' };
    const byDesa = (on: string) => pledgesByDesa(records, { demo: false, on });
    expect(await byDesa('2026-12-10')).toEqual(
      new Map([
        [KRAGAN, [{ ...of, people: 40, payer: 'mandiri', remaining: 28, isShare: false }]],
        [SALE, [{ ...of, people: 11, payer: 'apbdes', remaining: 11, isShare: true }]],
      ]),
    );
    expect((await byDesa('2026-09-30')).size).toBe(0);
    // The one of six months has ended, the one from January has begun.
    expect(await byDesa('2027-04-01')).toEqual(
      new Map([
        [
          KRAGAN,
          [
            { ...of, people: 40, payer: 'mandiri', remaining: 28, isShare: false },
            { ...of, people: 9, payer: 'mandiri', remaining: 9, isShare: false },
          ],
        ],
      ]),
    );
    await archivePartner(records, HEAD, { id: partnerId, isArchived: true }, NOW);
    expect((await byDesa('2026-12-10')).size).toBe(0);
  });

  test('pledges that end, soonest first, both months within; cancelled and endless ones do not', async () => {
    const partnerId = await save();
    await pledge(partnerId, { months: 6, payer: 'apbdes', people: 25 });
    await pledge(partnerId, { months: 2, payer: 'csr', people: 60, code: null });
    await pledge(partnerId, { months: 3, payer: 'donatur' });
    await pledge(partnerId);
    const [cancelled] = (await listPledges(records, false)).filter(({ payer }) => payer === 'donatur');
    await cancelPledge(records, HEAD, cancelled!.id, NOW);
    await keepVisit(records, { id: 'v1', code: KRAGAN, date: '2026-11-03', partnerId, people: 12 });
    const ends = (from: string, to: string) => pledgeEndings(records, { demo: false, from, to });
    expect(await ends('2026-11', '2027-03')).toMatchObject([
      { partner: 'DWP Kragan', code: null, payer: 'csr', people: 60, registered: 0, lastMonth: '2026-11' },
      { code: KRAGAN, payer: 'apbdes', people: 25, registered: 12, lastMonth: '2027-03' },
    ]);
    expect(await ends('2026-12', '2027-02')).toEqual([]);
  });
});
