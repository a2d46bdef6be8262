import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { searchAudit } from '#lib/server/records/audit.ts';
import { createLink, linkBySecret, pointLink } from '#lib/server/records/report-links.ts';
import { createReport, saveReport } from '#lib/server/records/reports.ts';
import { publishedCounts } from '#lib/server/records/schema.ts';
import { snapshotBytes } from '#lib/server/records/snapshots.ts';
import { DESA, reported, TESTER, type FixtureApp } from '../../fixture-app.ts';
import { asked } from '../freeze/freeze-world.ts';
import { after, NOW, withLinks } from './open-world.ts';

/** A month more, served. */
async function november(app: FixtureApp): Promise<void> {
  const rows = DESA.flatMap((code) => reported('2026-11', code, 41, 21, 6));
  await app.enroll('november.csv', rows);
  await app.build({ now: '2026-12-02T00:00:00.000Z' });
}

test('a link that follows freezes the new month once, however many come; others stay as they were', () =>
  withLinks(async ({ app, link, open, records }) => {
    const [follows, stays] = [await link({ follows: true }), await link()];
    expect((await open(`/r/${follows.secret}`)).text).toContain('Oktober 2026');
    // Written since, and shared with nobody.
    const draft = asked({ title: 'Konsep', blocks: [{ kind: 'text', text: 'Belum untuk dibaca mitra' }] });
    await saveReport(records, { id: follows.reportId, demo: false, base: 1, asked: draft }, TESTER, NOW);
    await november(app);
    const now = after(1);
    const readers = Array.from({ length: 5 }, () => open(`/r/${follows.secret}`, { now }));
    const pages = new Set((await Promise.all(readers)).map(({ text }) => text));
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('November 2026');
    expect([...pages][0]).not.toMatch(/Konsep|Belum untuk/);
    expect((await open(`/r/${stays.secret}`, { now })).text).not.toContain('November 2026');
    const { snapshotHash } = (await linkBySecret(records, follows.secret))!;
    expect(snapshotHash).not.toBe(follows.snapshotHash);
    const oldFile = await open(`/r/${follows.secret}/${follows.snapshotHash}/laporan.zip`, { now });
    expect(oldFile.status).toBe(404);
    const notes = await searchAudit(records, { limit: 50 });
    expect(notes.filter(({ action }) => action === 'link.change')).toMatchObject([
      { objectId: follows.id, details: { snapshot: snapshotHash.slice(0, 12) } },
    ]);
  }));

test('figures that cannot be frozen leave a link as it is; it is tried again after a minute', () =>
  withLinks(async ({ app, link, open, records }) => {
    const one = await link({ follows: true });
    const before = await open(`/r/${one.secret}`);
    const damaged = { topic: 'active', period: '2026-11', hash: 'a'.repeat(64), said: '{}', createdAt: NOW };
    await records.insert(publishedCounts).values(damaged);
    await november(app);
    expect(await open(`/r/${one.secret}`, { now: after(1) })).toEqual(before);
    expect((await linkBySecret(records, one.secret))!.snapshotHash).toBe(one.snapshotHash);
    await records.run(sql`drop trigger published_counts_no_delete`);
    await records.delete(publishedCounts).where(eq(publishedCounts.hash, damaged.hash));
    expect(await open(`/r/${one.secret}`, { now: after(1.5) })).toEqual(before);
    expect((await open(`/r/${one.secret}`, { now: after(2) })).text).toContain('November 2026');
  }));

test('figures that came meanwhile are not taken back by a link that follows more slowly', () =>
  withLinks(async ({ link, frozen, records }) => {
    const one = await link();
    const which = { id: one.id, demo: false };
    const newer = await frozen({ title: 'Lebih baru' }, { now: NOW });
    await pointLink(records, { ...which, snapshot: newer }, TESTER, NOW);
    const slower = { ...which, snapshot: await frozen({}, { now: after(1) }), instead: one.snapshotHash };
    await expect(pointLink(records, slower, TESTER, NOW)).rejects.toThrow(/newer figures/);
    expect((await linkBySecret(records, one.secret))!.snapshotHash).toBe(snapshotBytes(newer).hash);
  }));

test('a link of the demo opens nothing once there are figures of the branch', () =>
  withLinks(async ({ open, frozen, records }) => {
    const reportId = await createReport(records, { asked: asked({}), demo: true }, TESTER, NOW);
    const snapshot = await frozen({}, { now: NOW });
    const wishes = { label: 'Uji', expiresAt: after(60), password: null, follows: true, origins: [] };
    const { secret } = await createLink(records, { ...wishes, reportId, demo: true, snapshot }, TESTER, NOW);
    expect(await open(`/r/${secret}`)).toMatchObject({ status: 410 });
  }));
