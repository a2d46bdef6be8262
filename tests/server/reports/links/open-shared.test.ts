import { expect, test } from 'vitest';
import { changeLink, linksOf, revokeLink, rotateLink } from '#lib/server/records/report-links.ts';
import { shelfOf } from '#lib/server/reports/links/shelf.ts';
import { TESTER } from '../../fixture-app.ts';
import { after, NOW, PASSWORD, withLinks } from './open-world.ts';

const TITLE = 'Laporan uji';
const which = (link: { id: string }) => ({ id: link.id, demo: false });

test('opens its report, not for search engines; once it has ended it says nothing, known bytes or not', () =>
  withLinks(async ({ link, open, records }) => {
    const one = await link({ expiresAt: after(30) });
    const page = await open(`/r/${one.secret}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(TITLE);
    expect(page.text).toContain(`/r/${one.secret}/${one.snapshotHash}/laporan.pdf`);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'public, no-cache',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'.*; frame-ancestors 'none'$/);
    const ifNoneMatch = page.headers['etag']!;
    expect(await open(`/r/${one.secret}`, { ifNoneMatch })).toMatchObject({ status: 304, text: '' });
    const old = await open(`/r/${one.secret}`, { ifNoneMatch, now: after(30) });
    expect(old.status).toBe(410);
    expect(old.text).toContain('sudah berakhir atau dicabut');
    expect(old.text).not.toContain(TITLE);
    await revokeLink(records, which(one), TESTER, NOW);
    expect((await open(`/r/${one.secret}`, { ifNoneMatch })).status).toBe(410);
  }));

test('with another secret it answers at that one only', () =>
  withLinks(async ({ link, open, records }) => {
    const one = await link();
    const { headers } = await open(`/r/${one.secret}`);
    const secret = await rotateLink(records, which(one), TESTER, NOW);
    const old = await open(`/r/${one.secret}`, { ifNoneMatch: headers['etag']! });
    expect(old.status).toBe(404);
    expect(old).toEqual(await open(`/r/${'x'.repeat(43)}`));
    expect((await open(`/r/${secret}`)).text).toContain(TITLE);
  }));

test('gives the files of its snapshot, and of no other', () =>
  withLinks(async ({ link, open }) => {
    const [one, other] = [await link(), await link({}, { title: 'Laporan lain' })];
    const file = (hash: string) => open(`/r/${one.secret}/${hash}/laporan.zip`);
    const zip = await file(one.snapshotHash);
    expect(zip.status).toBe(200);
    expect(zip.headers).toMatchObject({
      'content-type': 'application/zip',
      'cache-control': 'public, max-age=31536000, s-maxage=3600, immutable',
    });
    expect(zip.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+\.zip"$/);
    const refused = await file(other.snapshotHash);
    expect(refused.status).toBe(404);
    expect(refused.text).not.toMatch(/Laporan uji|Laporan lain/);
  }));

test('is shown in frames of its origins only', () =>
  withLinks(async ({ link, open, records }) => {
    const one = await link();
    const change = (origins: string[]) => changeLink(records, { ...which(one), origins }, TESTER, NOW);
    expect((await open(`/r/${one.secret}/sisip`)).status).toBe(404);
    await change(['https://rembang.example', 'http://localhost:8080']);
    const frame = await open(`/r/${one.secret}/sisip`);
    expect(frame.status).toBe(200);
    expect(frame.headers['content-security-policy']).toMatch(
      /; frame-ancestors https:\/\/rembang\.example http:\/\/localhost:8080$/,
    );
    expect(frame.headers['cross-origin-resource-policy']).toBe('cross-origin');
    const page = await open(`/r/${one.secret}`);
    expect(page.headers['content-security-policy']).toMatch(/; frame-ancestors 'none'$/);
    await change([]);
    expect((await open(`/r/${one.secret}/sisip`)).status).toBe(404);
  }));

test('its pages are counted by day, neither files nor looks at headers', () =>
  withLinks(async ({ link, open, place, records }) => {
    const one = await link({ origins: ['https://rembang.example'] });
    const path = `/r/${one.secret}`;
    const { headers } = await open(path);
    await open(path, { ifNoneMatch: headers['etag']! });
    await open(`${path}/sisip`);
    await open(path, { method: 'HEAD' });
    await open(`${path}/${one.snapshotHash}/laporan.zip`);
    const midnight = new Date('2026-11-27T17:00:00Z');
    await open(path, { now: midnight });
    await shelfOf(place).opens.write();
    const [told] = await linksOf(records, { demo: false }, midnight);
    expect(told!.opens).toEqual({
      total: 4,
      byDay: [
        { day: '2026-11-27', opens: 3 },
        { day: '2026-11-28', opens: 1 },
      ],
    });
  }));

test('a page without a report loads nothing, is kept by nobody and speaks both languages', () =>
  withLinks(async ({ open, link }) => {
    const locked = await link({ password: PASSWORD });
    for (const path of ['/r/', '/r/x', `/r/${'x'.repeat(43)}`, `/r/${locked.secret}`]) {
      const { text, headers } = await open(path);
      expect(text).toContain('<html lang="id">');
      expect(text).toContain('<p lang="en">');
      expect(text).not.toMatch(/<script|<link|<img|src=/);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    }
  }));

test('more files than can be made at once are asked for again later, and are there then', () =>
  withLinks(async ({ link, open }) => {
    const links = await Promise.all(Array.from({ length: 7 }, () => link()));
    const pdf = ({ secret, snapshotHash }: (typeof links)[number]) =>
      open(`/r/${secret}/${snapshotHash}/laporan.pdf`);
    const answers = await Promise.all(links.map(pdf));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 503, 503]);
    const late = answers.findIndex(({ status }) => status === 503);
    expect(answers[late]!.headers['retry-after']).toBe('120');
    expect((await pdf(links[late]!)).status).toBe(200);
  }));
