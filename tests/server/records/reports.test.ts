import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import { verifyPassword } from '#lib/server/accounts/hash-password.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { addOpens } from '#lib/server/records/link-opens.ts';
import {
  changeLink,
  createLink,
  linkBySecret,
  linksOf,
  pointLink,
  revokeLink,
  rotateLink,
  type LinkWishes,
} from '#lib/server/records/report-links.ts';
import { archiveReport, createReport, reportOf, reportsOf, saveReport } from '#lib/server/records/reports.ts';
import { reportLink } from '#lib/server/records/schema.ts';
import { readSnapshot, snapshotBytes } from '#lib/server/records/snapshots.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { exampleSnapshot } from '../../views/report/example-snapshot.ts';
import { REPOSITORY, TESTER } from '../fixture-app.ts';

const NOW = new Date('2026-11-27T02:00:00Z');
const LATER = new Date('2026-12-01T02:00:00Z');
const PHONE = `08${'1234567890'}`;
const PASSWORD = 'kapal tua di dermaga';
const ASKED: ReportAsked = {
  ...{ title: 'Ringkasan untuk bupati', template: 'ringkasan', code: '33.17', period: 'latest' },
  ...{ denominator: 'potensi', lang: 'id', blocks: [{ kind: 'figures' }] },
};
const WISHES: LinkWishes = {
  ...{ label: 'Sekretariat daerah', expiresAt: new Date('2027-01-01T00:00:00Z') },
  ...{ password: null, follows: false, origins: [] },
};

let dataDir: string;
let records: Records;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-reports-'));
  records = await openRecords({ appDir: REPOSITORY, dataDir });
});
afterEach(async () => {
  records.close();
  await rm(dataDir, { recursive: true });
});

const create = (change: Partial<ReportAsked> = {}, demo = false) =>
  createReport(records, { asked: { ...ASKED, ...change }, demo }, TESTER, NOW);
const entries = async () => (await searchAudit(records, { limit: 50 })).reverse();
const actions = async () => (await entries()).map(({ action }) => action);

describe('reports', () => {
  test('are kept, saved, archived and taken out again; each in the audit', async () => {
    const id = await create();
    expect(
      await saveReport(
        records,
        { id, demo: false, base: 1, asked: { ...ASKED, title: 'Lain' } },
        TESTER,
        LATER,
      ),
    ).toBe(2);
    await archiveReport(records, { id, demo: false, isArchived: true }, TESTER, LATER);
    expect(await reportOf(records, { id, demo: false })).toEqual({
      ...{ id, version: 2, asked: { ...ASKED, title: 'Lain' }, authorName: TESTER.name },
      ...{ createdAt: NOW, updatedAt: LATER, archivedAt: LATER },
    });
    await archiveReport(records, { id, demo: false, isArchived: false }, TESTER, LATER);
    expect((await reportsOf(records, { demo: false })).map(({ archivedAt }) => archivedAt)).toEqual([null]);
    expect(await actions()).toEqual(['report.create', 'report.save', 'report.archive', 'report.archive']);
  });

  test('of two who save at once the second is told, and nothing is lost', async () => {
    const id = await create();
    const save = (title: string) =>
      saveReport(records, { id, demo: false, base: 1, asked: { ...ASKED, title } }, TESTER, LATER);
    await save('Pertama');
    await expect(save('Kedua')).rejects.toThrow(/changed this report meanwhile/);
    expect((await reportOf(records, { id, demo: false }))!.asked.title).toBe('Pertama');
    expect(await actions()).toEqual(['report.create', 'report.save']);
  });

  test('of the demo and the real ones do not see each other', async () => {
    const id = await create({}, true);
    expect(await reportsOf(records, { demo: false })).toEqual([]);
    expect(await reportOf(records, { id, demo: false })).toBeNull();
    const real = { id, demo: false };
    await expect(saveReport(records, { ...real, base: 1, asked: ASKED }, TESTER, NOW)).rejects.toThrow(
      /not there/,
    );
    await expect(archiveReport(records, { ...real, isArchived: true }, TESTER, NOW)).rejects.toThrow(
      /not there/,
    );
    expect(await reportsOf(records, { demo: true })).toHaveLength(1);
  });

  test.each<Partial<ReportAsked>>([
    { title: `Hubungi ${PHONE}` },
    { blocks: [{ kind: 'text', text: `Hubungi ${PHONE}` }] },
  ])('%j is refused, and nothing is kept', async (change) => {
    await expect(create(change)).rejects.toThrow(/phone number/);
    expect(await reportsOf(records, { demo: false })).toEqual([]);
    expect(await actions()).toEqual([]);
  });
});

describe('links', () => {
  let reportId: string;
  const snapshot = exampleSnapshot();
  const { hash: snapshotHash } = snapshotBytes(snapshot);
  beforeEach(async () => {
    reportId = await create();
  });
  const make = (change: Partial<LinkWishes> = {}) =>
    createLink(records, { ...WISHES, ...change, reportId, demo: false, snapshot }, TESTER, NOW);
  const only = async () => (await linksOf(records, { demo: false }, LATER))[0]!;

  test('a secret opens its link; it is told once and kept nowhere, and neither is a password', async () => {
    const { id, secret } = await make({ password: PASSWORD });
    expect(secret).toMatch(/^[\w-]{43}$/);
    const link = (await linkBySecret(records, secret))!;
    expect(link).toMatchObject({ id, reportId, snapshotHash, demo: false, revokedAt: null, origins: [] });
    expect(await verifyPassword({ hash: link.password!, password: PASSWORD })).toBe(true);
    expect(await linkBySecret(records, secret.toUpperCase())).toBeNull();
    expect(await linkBySecret(records, secret.slice(0, -1))).toBeNull();
    await rotateLink(records, { id, demo: false }, TESTER, NOW);
    const kept = JSON.stringify([await records.select().from(reportLink), await entries(), await only()]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(PASSWORD);
  });

  test('another secret ends the one before', async () => {
    const { id, secret } = await make();
    const next = await rotateLink(records, { id, demo: false }, TESTER, LATER);
    expect(await linkBySecret(records, secret)).toBeNull();
    expect((await linkBySecret(records, next))!.id).toBe(id);
    expect((await only()).rotatedAt).toEqual(LATER);
  });

  test('what is named is changed, the rest stays; each change is in the audit', async () => {
    const { id } = await make({ password: PASSWORD, origins: ['https://rembang.example'] });
    const which = { id, demo: false };
    await changeLink(records, { ...which, label: ' Camat Sale ', follows: true }, TESTER, NOW);
    await changeLink(records, { ...which, expiresAt: LATER }, TESTER, NOW);
    expect(await only()).toMatchObject({
      ...{ label: 'Camat Sale', follows: true, expiresAt: LATER, hasPassword: true },
      ...{ origins: ['https://rembang.example'], reportTitle: ASKED.title },
    });
    await changeLink(records, { ...which, password: null, origins: [] }, TESTER, NOW);
    expect(await only()).toMatchObject({ hasPassword: false, origins: [] });
    const { hash: other } = snapshotBytes(exampleSnapshot('en'));
    await pointLink(records, { ...which, snapshot: exampleSnapshot('en') }, TESTER, NOW);
    expect(await readSnapshot(records, other)).toEqual(exampleSnapshot('en'));
    await revokeLink(records, which, TESTER, LATER);
    expect(await only()).toMatchObject({ snapshotHash: other, revokedAt: LATER });
    expect((await entries()).slice(1).map(({ action, details }) => [action, details])).toEqual([
      [
        'link.create',
        {
          ...{ report: ASKED.title, name: 'Sekretariat daerah', expiresOn: '2027-01-01', password: true },
          ...{ follows: false, origins: ['https://rembang.example'] },
        },
      ],
      ['link.change', { name: 'Camat Sale', follows: true }],
      ['link.change', { expiresOn: '2026-12-01' }],
      ['link.change', { password: false, origins: [] }],
      ['link.change', { snapshot: other.slice(0, 12) }],
      ['link.revoke', {}],
    ]);
  });

  test('a revoked one stays so, and one of the demo is not there for the others', async () => {
    const { id } = await make();
    await revokeLink(records, { id, demo: false }, TESTER, NOW);
    for (const which of [
      { id, demo: true },
      { id: 'lain', demo: false },
    ])
      await expect(rotateLink(records, which, TESTER, NOW)).rejects.toThrow(/not there/);
    const which = { id, demo: false };
    await expect(rotateLink(records, which, TESTER, NOW)).rejects.toThrow(/revoked/);
    await expect(revokeLink(records, which, TESTER, NOW)).rejects.toThrow(/revoked/);
    await expect(changeLink(records, { ...which, label: 'Lain' }, TESTER, NOW)).rejects.toThrow(/revoked/);
    await expect(pointLink(records, { ...which, snapshot }, TESTER, NOW)).rejects.toThrow(/revoked/);
    expect(await linksOf(records, { demo: true }, NOW)).toEqual([]);
    expect(await actions()).toEqual(['report.create', 'link.create', 'link.revoke']);
  });

  test.each<[Partial<LinkWishes>, RegExp]>([
    [{ label: ' ' }, /who the link is for/],
    [{ label: 'x'.repeat(81) }, /up to 80/],
    [{ label: `Bu Contoh ${PHONE}` }, /phone number/],
    [{ expiresAt: NOW }, /at most 2 years/],
    [{ expiresAt: new Date('2028-11-27T02:00:01Z') }, /at most 2 years/],
    [{ expiresAt: new Date(NaN) }, /at most 2 years/],
    [{ password: 'tujuh77' }, /8 to 128/],
    [{ password: 'x'.repeat(129) }, /8 to 128/],
    [{ password: '11111111' }, /five of them different/],
    [{ origins: ['http://rembang.example'] }, /address of a site/],
    [{ origins: ['https://*.rembang.example'] }, /address of a site/],
    [{ origins: ['https://rembang.example/'] }, /address of a site/],
    [{ origins: ['https://rembang.example:443'] }, /address of a site/],
    [{ origins: ['https://Rembang.example'] }, /address of a site/],
    [{ origins: ["https://rembang.example;script-src 'unsafe-inline'"] }, /address of a site/],
    [{ origins: ['*'] }, /address of a site/],
    [{ origins: ['null'] }, /address of a site/],
    [{ origins: Array.from({ length: 11 }, (_, i) => `https://s${i}.example`) }, /At most 10/],
  ])('%j is refused, new or changed, and nothing is kept', async (change, message) => {
    await expect(make(change)).rejects.toThrow(message);
    expect(await linksOf(records, { demo: false }, NOW)).toEqual([]);
    const { id } = await make();
    await expect(changeLink(records, { id, demo: false, ...change }, TESTER, NOW)).rejects.toThrow(message);
    expect(await actions()).toEqual(['report.create', 'link.create']);
  });

  test('two years to the second, this machine, and a port are allowed', async () => {
    await make({
      expiresAt: new Date('2028-11-27T02:00:00Z'),
      origins: [
        'http://localhost:8080',
        'https://situs.rembang.example:8443',
        'https://situs.rembang.example:8443',
      ],
    });
    expect((await only()).origins).toEqual(['http://localhost:8080', 'https://situs.rembang.example:8443']);
  });

  test('opens are added up by day; days before it was made are not told', async () => {
    const { id } = await make();
    const add = (day: string, opens: number) => addOpens(records, [{ linkId: id, day, opens }]);
    await add('2026-11-28', 2);
    await add('2026-11-28', 3);
    await add('2026-12-01', 1);
    expect((await only()).opens).toEqual({
      total: 6,
      byDay: [
        { day: '2026-11-27', opens: 0 },
        { day: '2026-11-28', opens: 5 },
        { day: '2026-11-29', opens: 0 },
        { day: '2026-11-30', opens: 0 },
        { day: '2026-12-01', opens: 1 },
      ],
    });
    const [long] = await linksOf(records, { demo: false, reportId }, new Date('2027-01-15T02:00:00Z'));
    expect(long!.opens).toMatchObject({ total: 6 });
    expect(long!.opens.byDay).toHaveLength(30);
    expect(long!.opens.byDay[0]).toEqual({ day: '2026-12-17', opens: 0 });
    expect(await linksOf(records, { demo: false, reportId: 'lain' }, NOW)).toEqual([]);
  });

  test('a link of a report that is not there is refused', async () => {
    const wishes = { ...WISHES, reportId, demo: true, snapshot };
    await expect(createLink(records, wishes, TESTER, NOW)).rejects.toThrow(/not there/);
    expect(await records.select().from(reportLink).where(eq(reportLink.demo, true))).toEqual([]);
  });
});
