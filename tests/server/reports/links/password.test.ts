import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { searchAudit } from '#lib/server/records/audit.ts';
import { changeLink, revokeLink, rotateLink } from '#lib/server/records/report-links.ts';
import { TESTER } from '../../fixture-app.ts';
import { after, NOW, PASSWORD, withLinks, type OpenWorld } from './open-world.ts';

const TITLE = 'Laporan uji';
const which = (link: { id: string }) => ({ id: link.id, demo: false });
const enter = (open: OpenWorld['open'], secret: string, typed: string, now = NOW, address = '203.0.113.7') =>
  open(`/r/${secret}`, { typed, now, address });

test('opens page and files for twelve hours, without a cookie and kept by nobody', () =>
  withLinks(async ({ link, open }) => {
    const one = await link({ password: PASSWORD });
    const form = await open(`/r/${one.secret}`);
    expect(form.status).toBe(200);
    expect(form.text).toContain('Kata sandi');
    expect(form.text).not.toContain(TITLE);
    expect((await open(`/r/${one.secret}/${one.snapshotHash}/laporan.zip`)).status).toBe(404);
    expect((await enter(open, one.secret, 'kapal baru')).status).toBe(403);
    const right = await enter(open, one.secret, PASSWORD);
    expect(right.status).toBe(303);
    const path = right.headers['location']!;
    expect(path.startsWith(`/r/${one.secret}/buka/`)).toBe(true);
    const page = await open(path, { now: after(12 * 60 - 1) });
    expect(page.status).toBe(200);
    expect(page.text).toContain(TITLE);
    expect(page.text).toContain(`${path}/${one.snapshotHash}/laporan.pdf`);
    const zip = await open(`${path}/${one.snapshotHash}/laporan.zip`);
    expect(zip.status).toBe(200);
    for (const { headers } of [form, right, page, zip]) {
      expect(headers['cache-control']).toMatch(/no-store/);
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['etag']).toBeUndefined();
    }
    const late = await open(path, { now: after(12 * 60) });
    expect([late.status, late.headers['location']]).toEqual([303, `/r/${one.secret}`]);
    const lateFile = await open(`${path}/${one.snapshotHash}/laporan.zip`, { now: after(12 * 60) });
    expect(lateFile.status).toBe(404);
  }));

test('of another link, another secret or another password it opens nothing', () =>
  withLinks(async ({ link, open, records }) => {
    const one = await link({ password: PASSWORD });
    const [other, plain] = [await link({ password: PASSWORD }), await link()];
    const keyOf = async (secret: string) =>
      (await enter(open, secret, PASSWORD)).headers['location']!.split('/buka/')[1]!;
    const key = await keyOf(one.secret);
    const status = async (secret: string, tried: string) => (await open(`/r/${secret}/buka/${tried}`)).status;
    expect(await status(other.secret, key)).toBe(303);
    expect(await status(plain.secret, key)).toBe(404);
    const longer = `${(NOW.getTime() + 1e10).toString(36)}.${key.split('.')[1]}`;
    expect(await status(one.secret, longer)).toBe(303);
    expect(await status(one.secret, key)).toBe(200);
    const secret = await rotateLink(records, which(one), TESTER, NOW);
    expect(await status(secret, key)).toBe(303);
    const second = await keyOf(secret);
    await changeLink(records, { ...which(one), password: PASSWORD }, TESTER, NOW);
    expect(await status(secret, second)).toBe(303);
    const third = await keyOf(secret);
    await revokeLink(records, which(one), TESTER, NOW);
    expect(await status(secret, third)).toBe(410);
    expect((await enter(open, secret, PASSWORD)).status).toBe(410);
  }));

test('wrong five times locks the link for a quarter of an hour, for the right one too; the audit has it once', () =>
  withLinks(async ({ link, open, records }) => {
    const [one, other] = [await link({ password: PASSWORD }), await link({ password: PASSWORD })];
    // From ten addresses at the same time: they are counted before they are looked at.
    const tries = Array.from({ length: 10 }, (_, i) =>
      enter(open, one.secret, `salah ${i}`, NOW, `203.0.113.${i}`),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([403, 403, 403, 403, 403, 429, 429, 429, 429, 429]);
    const locked = await enter(open, one.secret, PASSWORD, after(14));
    expect(locked.status).toBe(429);
    expect(locked.text).toContain('Coba lagi setelah pukul 09.15 WIB');
    expect((await enter(open, other.secret, PASSWORD, after(14))).status).toBe(303);
    expect((await enter(open, one.secret, PASSWORD, after(16))).status).toBe(303);
    const notes = await searchAudit(records, { limit: 50 });
    expect(notes.filter(({ action }) => action === 'link.locked')).toMatchObject([
      { objectKind: 'link', objectId: one.id, actorKind: 'nobody' },
    ]);
  }));

test('is counted by address over all links', () =>
  withLinks(async ({ link, open }) => {
    const links = [];
    for (let i = 0; i < 7; i++) links.push(await link({ password: PASSWORD }));
    const statuses: number[] = [];
    for (const { secret } of links)
      for (let i = 0; i < 5; i++) statuses.push((await enter(open, secret, `salah ${i}`)).status);
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(403));
    expect(statuses.slice(30)).toEqual(Array(5).fill(429));
  }));

test('is not asked for in a frame, and nothing is taken where there is none', () =>
  withLinks(async ({ link, open }) => {
    const one = await link({ password: PASSWORD, origins: ['https://rembang.example'] });
    expect((await open(`/r/${one.secret}/sisip`)).status).toBe(404);
    expect((await open(`/r/${one.secret}/sisip`, { typed: PASSWORD })).status).toBe(405);
    const plain = await link();
    expect((await enter(open, plain.secret, PASSWORD)).status).toBe(405);
  }));

test('neither it nor a key nor a secret is in the records or the audit', () =>
  withLinks(async ({ link, open, records }) => {
    const one = await link({ password: PASSWORD });
    const { headers } = await enter(open, one.secret, PASSWORD);
    const key = headers['location']!.split('/buka/')[1]!;
    const seen: unknown[] = [];
    for (const table of ['report_link', 'audit', 'sign_in_failures', 'report', 'link_open'])
      seen.push((await records.run(sql`select * from ${sql.identifier(table)}`)).rows);
    const kept = JSON.stringify(seen);
    expect(kept).toContain(one.id);
    for (const secret of [one.secret, key, PASSWORD]) expect(kept).not.toContain(secret);
  }));
