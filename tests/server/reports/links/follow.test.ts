import { expect, test } from 'vitest';
import { searchAudit } from '#lib/server/records/audit.ts';
import { linkBySecret } from '#lib/server/records/report-links.ts';
import { saveReport } from '#lib/server/records/reports.ts';
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
    await november(app);
    const now = after(1);
    const readers = Array.from({ length: 5 }, () => open(`/r/${follows.secret}`, { now }));
    const pages = new Set((await Promise.all(readers)).map(({ text }) => text));
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('November 2026');
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

test('a report that cannot be frozen any more leaves its link as it is; it is tried again after a minute', () =>
  withLinks(async ({ app, link, open, records }) => {
    const one = await link({ follows: true });
    const before = await open(`/r/${one.secret}`);
    const gone = { id: one.reportId, demo: false, base: 1, asked: asked({ code: '99.02' }) };
    await saveReport(records, gone, TESTER, NOW);
    await november(app);
    expect(await open(`/r/${one.secret}`, { now: after(1) })).toEqual(before);
    expect((await linkBySecret(records, one.secret))!.snapshotHash).toBe(one.snapshotHash);
    await saveReport(records, { ...gone, base: 2, asked: asked({}) }, TESTER, NOW);
    expect(await open(`/r/${one.secret}`, { now: after(1.5) })).toEqual(before);
    expect((await open(`/r/${one.secret}`, { now: after(2) })).text).toContain('November 2026');
  }));
