import { describe, expect, test } from 'vitest';
import type { ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Config } from '#lib/server/config.ts';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { loadLinks, loadReport, loadReports } from '#lib/server/pages/reports-page.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { addOpens } from '#lib/server/records/link-opens.ts';
import { linkBySecret, revokeLink } from '#lib/server/records/report-links.ts';
import { archiveReport, createReport, reportOf, saveReport } from '#lib/server/records/reports.ts';
import { readSnapshot } from '#lib/server/records/snapshots.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { downloadBriefs, downloadReport, previewReport } from '#lib/server/reports/share/download-report.ts';
import { newReport } from '#lib/server/reports/share/new-report.ts';
import { readExpiry, readLinkWishes } from '#lib/server/reports/share/read-link-wishes.ts';
import { readReportAsked } from '#lib/server/reports/share/read-report-asked.ts';
import {
  linkOf,
  linkTold,
  refreshLink,
  reportSeen,
  shareReport,
  type Sharer,
} from '#lib/server/reports/share/share-report.ts';
import { dayOf, linksSentence, opensText, placeText, reportsSentence } from '#lib/views/reports-sentences.ts';
import { DESA, reported, REPOSITORY, TESTER, withFixtureApp, type FixtureApp } from '../fixture-app.ts';

/** 27 November 2026, nine o'clock in Rembang. */
const NOW = new Date('2026-11-27T02:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const HEAD: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh', role: 'kepala' };
const SELECTION = { denominator: 'potensi', lang: 'id' } as const;
const HULU = '99.01.01';

interface World {
  app: FixtureApp;
  records: Records;
  sharer: Sharer;
  page: <T>(use: (context: PageContext) => Promise<T> | T) => Promise<T>;
  /** A report as the page makes it, kept. */
  made: (template: string, code?: string) => Promise<string>;
}

function withWorld(use: (world: World) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await app.enroll(
      'september.csv',
      DESA.flatMap((code) => reported('2026-09', code, 40, 14, 5)),
    );
    await app.build();
    const records = await openRecords(app);
    const config = { appDir: app.appDir, dataDir: app.dataDir, version: '' } as Config;
    const page: World['page'] = (work) =>
      withPage(new AbortController().signal, async (context) => work(context), { config });
    const made: World['made'] = async (template, code = '') => {
      const asked = await page((context) => newReport(context, { template, code }, SELECTION));
      return createReport(records, { asked, demo: false }, HEAD, NOW);
    };
    const sharer = { records, demo: false, actor: HEAD, now: NOW };
    try {
      await use({ app, records, sharer, page, made });
    } finally {
      records.close();
    }
  });
}

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const wishes = (change: Record<string, string> = {}) =>
  readLinkWishes(formOf({ label: 'Bappeda Contoh', until: '90', ...change }), NOW);

describe('a new report', () => {
  test('has the blocks and the title of its template, the newest month and the denominator of the page', () =>
    withWorld(async ({ page }) => {
      const asked = await page((context) =>
        newReport(context, { template: 'kecamatan', code: HULU }, { denominator: 'sakernas', lang: 'id' }),
      );
      expect(asked).toMatchObject({ code: HULU, period: 'latest', denominator: 'sakernas' });
      expect(asked.title).toContain('Hulu');
      expect(asked.blocks.map(({ kind }) => kind)).toContain('desa');
      await expect(
        page((context) => newReport(context, { template: 'kecamatan', code: DESA[0]! }, SELECTION)),
      ).rejects.toThrow('“Place” cannot be used');
      await expect(
        page((context) => newReport(context, { template: 'koran', code: HULU }, SELECTION)),
      ).rejects.toThrow('“Kind of report” cannot be used');
    }));

  test('that is sent is refused with the name of the field that cannot be used', () =>
    withWorld(async ({ page }) => {
      await page((context) => {
        const good = newReport(context, { template: 'ringkasan', code: '' }, SELECTION);
        expect(readReportAsked(context, good)).toEqual(good);
        const refused: [Partial<Record<keyof ReportAsked, unknown>>, string][] = [
          [{ title: ' ' }, '“Title”'],
          [{ code: HULU }, '“Place”'],
          [{ code: '33.17' }, '“Place”'],
          [{ period: '2020-01' }, '“Month”'],
          [{ denominator: 'cabang' }, '“Denominator”'],
          [{ lang: 'jv' }, '“Language”'],
          [{ blocks: [] }, '“Blocks”'],
          [{ blocks: [{ kind: 'figures' }, { kind: 'trend', months: 1 }] }, '“Blocks 2”'],
        ];
        for (const [change, field] of refused)
          expect(() => readReportAsked(context, { ...good, ...change }), field).toThrow(field);
        expect(() => readReportAsked(context, { ...good, query: 'select 1' })).toThrow('cannot be used');
      });
    }));
});

describe('the list', () => {
  test('says how many there are and what is open; the demo sees none of it', () =>
    withWorld(async ({ records, sharer, page, made }) => {
      const place = { records, demo: false, now: NOW };
      expect(reportsSentence(await loadReports(place), 'id')).toBe('Belum ada laporan.');
      const [first, second] = [await made('ringkasan'), await made('kecamatan', HULU)];
      expect(reportsSentence(await loadReports(place), 'id')).toBe(
        '2 laporan, belum ada tautan yang terbuka.',
      );
      const report = (await reportOf(records, { id: second, demo: false }))!;
      await page((context) => shareReport(context, sharer, report, wishes({ label: 'Camat', until: '365' })));
      const { id } = await page((context) => shareReport(context, sharer, report, wishes()));
      await archiveReport(records, { id: first, demo: false, isArchived: true }, HEAD, NOW);
      const list = await loadReports(place);
      expect(reportsSentence(list, 'id')).toBe(
        '1 laporan, 2 tautan terbuka. Yang berakhir paling dulu: Bappeda Contoh, 25 Feb 2027.',
      );
      expect(list.reports.map(({ openLinks }) => openLinks).sort()).toEqual([0, 2]);
      await page(({ facts }) => {
        const of = { scope: facts.scope, kecamatan: facts.kecamatan, allDesa: facts.desa };
        const texts = [facts.scope.code, HULU, DESA[0]!, '33.17'].map((code) => placeText(code, of, 'id'));
        expect(texts).toEqual([
          'Seluruh Kabupaten Contoh',
          'Kecamatan Hulu',
          'Apuh, Kecamatan Hulu',
          'wilayah 33.17 yang sudah tidak ada',
        ]);
      });
      expect(await loadReports({ ...place, demo: true })).toEqual({ reports: [], openLinks: 0, next: null });
      await expect(linkOf({ ...sharer, demo: true }, { id })).rejects.toThrow('That link is not there');
    }));
});

describe('a link', () => {
  test('ends with the day that was chosen in Jakarta', () => {
    const until = (fields: Record<string, string>) => readExpiry(formOf(fields), NOW);
    expect(until({ until: '30' }).toISOString()).toBe('2026-12-27T17:00:00.000Z');
    expect(dayOf(until({ until: '30' }).toISOString())).toBe('2026-12-27');
    expect(until({ until: 'tanggal', date: '2026-11-28' }).toISOString()).toBe('2026-11-28T17:00:00.000Z');
    for (const date of ['2026-11-27', '2026-02-30', '', 'besok'])
      expect(() => until({ until: 'tanggal', date }), date).toThrow('Choose a last day after today');
    expect(() => until({ until: '100000' })).toThrow('Choose a last day after today');
  });

  test('opens what was frozen; refreshed, what the report is then', () =>
    withWorld(async ({ app, records, sharer, page, made }) => {
      const id = await made('ringkasan');
      const report = (await reportOf(records, { id, demo: false }))!;
      const sent = wishes({ follows: '1', password: 'kata sandi panjang' });
      const { id: link, secret } = await page((context) => shareReport(context, sharer, report, sent));
      const frozen = async () =>
        (await readSnapshot(records, (await linkBySecret(records, secret))!.snapshotHash))!;
      expect(await frozen()).toMatchObject({ title: report.asked.title, period: '2026-09' });

      const asked = { ...report.asked, title: 'Judul lain' };
      await saveReport(records, { id, demo: false, base: 1, asked }, HEAD, NOW);
      await app.enroll(
        'oktober.csv',
        DESA.flatMap((code) => reported('2026-10', code, 41, 15, 6)),
      );
      await app.build({ now: '2026-11-02T00:00:00.000Z' });
      expect(await frozen()).toMatchObject({ title: report.asked.title, period: '2026-09' });
      // Looked at before the other title was saved.
      await expect(reportSeen(sharer, { id, version: 1 })).rejects.toThrow('Look at its preview again');
      const seen = await reportSeen(sharer, { id, version: 2 });
      const refresh = (of = seen) => page((context) => refreshLink(context, sharer, of, link));
      expect(await refresh()).toBe('Bappeda Contoh');
      expect(await frozen()).toMatchObject({ title: 'Judul lain', period: '2026-10' });
      await page(async (context) => {
        const data = (await loadReport(context, sharer, id))!;
        expect(data).toMatchObject({ latest: '2026-10', today: '2026-11-27', report: { version: 2 } });
        expect(data.links[0]).toMatchObject({
          ...{ label: 'Bappeda Contoh', status: 'open', hasPassword: true, follows: true },
          frozen: { period: '2026-10', at: NOW.toISOString() },
        });
        expect(JSON.stringify(data)).not.toContain(secret);
        expect(await loadReport(context, sharer, link)).toBeNull();
      });
      // Of another report, or revoked: not this one's.
      const other = await reportSeen(sharer, { id: await made('ringkasan'), version: 1 });
      await expect(refresh(other)).rejects.toThrow('That link is not there');
      await revokeLink(records, { id: link, demo: false }, HEAD, NOW);
      await expect(refresh()).rejects.toThrow('revoked');
      const audit = JSON.stringify(await searchAudit(records, { limit: 50 }));
      expect(audit).toContain('link.create');
      for (const hidden of [secret, 'kata sandi panjang']) expect(audit).not.toContain(hidden);
    }));

  test('is refused where it could not keep what it promises', () =>
    withWorld(async ({ records, sharer, page, made }) => {
      const report = (await reportOf(records, { id: await made('ringkasan'), demo: false }))!;
      const share = (change: Record<string, string>, of = report) =>
        page((context) => shareReport(context, sharer, of, wishes(change)));
      const october = { ...report, asked: { ...report.asked, period: '2026-09' } };
      await expect(share({ follows: '1' }, october)).rejects.toThrow('can follow new months');
      await expect(
        share({ password: 'kata sandi panjang', origins: 'https://contoh.go.id' }),
      ).rejects.toThrow('cannot be shown on another site');
      await expect(share({ password: 'pendek' })).rejects.toThrow('password');
      await expect(share({ label: ' ' })).rejects.toThrow('who the link is for');
      await expect(share({ origins: 'https://contoh.go.id/jalur' })).rejects.toThrow('no address of a site');
      expect((await loadLinks(sharer)).links).toEqual([]);
    }));

  test('is told once, with the code for other sites, in which a label is text', () => {
    const of = { id: '1', label: 'A & "B" <i>', password: null, origins: ['https://contoh.go.id'] };
    const told = linkTold(of, 'rahasia', 'https://jangkau.contoh.go.id');
    expect(told.address).toBe('https://jangkau.contoh.go.id/r/rahasia');
    expect(told.snippet).toContain('src="https://jangkau.contoh.go.id/r/rahasia/sisip"');
    expect(told.snippet).toContain('title="A &amp; &quot;B&quot; &lt;i&gt;"');
    expect(linkTold({ ...of, origins: [] }, 'rahasia', 'https://a.example').snippet).toBeNull();
  });

  test('says when it was opened, and what it is after its end', () =>
    withWorld(async ({ records, sharer, page, made }) => {
      const report = (await reportOf(records, { id: await made('ringkasan'), demo: false }))!;
      const { id } = await page((context) => shareReport(context, sharer, report, wishes({ until: '30' })));
      const at = async (now: Date) => (await loadLinks({ ...sharer, now })).links[0]!;
      expect(opensText(await at(NOW), 'id')).toBe('Belum pernah dibuka.');
      await addOpens(records, [
        { linkId: id, day: '2026-11-28', opens: 3 },
        { linkId: id, day: '2026-12-01', opens: 1 },
      ]);
      expect(opensText(await at(later(6)), 'id')).toBe('Dibuka 4 kali, terakhir 1 Des 2026.');
      expect(opensText(await at(later(100)), 'id')).toBe('Dibuka 4 kali, terakhir lebih dari 30 hari lalu.');
      const told = async (days: number) => [
        (await at(later(days))).status,
        linksSentence(await loadLinks({ ...sharer, now: later(days) }), 'id'),
      ];
      expect(await told(30)).toEqual(['open', '1 tautan terbuka, 0 di antaranya dengan kata sandi.']);
      expect(await told(31)).toEqual(['expired', 'Tidak ada tautan yang terbuka.']);
      await revokeLink(records, { id, demo: false }, HEAD, NOW);
      expect((await at(NOW)).status).toBe('revoked');
    }));
});

describe('what is taken along', () => {
  test('the preview is the page of what is kept, and remembers nothing', () =>
    withWorld(async ({ records, sharer, page, made }) => {
      const report = (await reportOf(records, { id: await made('ringkasan'), demo: false }))!;
      const { html, policy } = await page((context) => previewReport(context, sharer, report));
      expect(html).toContain(report.asked.title);
      expect(policy).toContain("default-src 'none'");
      expect((await records.all('select * from published_counts')).length).toBe(0);
      expect((await records.all('select * from snapshot')).length).toBe(0);
    }));

  test('a file is noted with its format, and what it says is remembered', () =>
    withWorld(async ({ records, sharer, page, made }) => {
      const report = (await reportOf(records, { id: await made('kecamatan', HULU), demo: false }))!;
      for (const format of ['html', 'zip'] as const) {
        const file = await page((context) => downloadReport(context, sharer, report, format));
        expect(file.fileName).toMatch(new RegExp(`\\.${format}$`));
        expect(file.body.length).toBeGreaterThan(1000);
      }
      expect((await records.all('select * from published_counts')).length).toBeGreaterThan(0);
      const selection = {
        ...SELECTION,
        period: '2026-09',
        kecamatan: HULU,
        segment: 'bpu',
        measure: 'gap',
      } as const;
      const briefs = await page((context) =>
        downloadBriefs({ ...context, config: { ...context.config, appDir: REPOSITORY } }, sharer, selection),
      );
      expect(Buffer.from(briefs.body.subarray(0, 5)).toString()).toBe('%PDF-');
      const notes = await searchAudit(records, { limit: 50 });
      const downloads = notes.filter(({ action }) => action === 'report.download');
      expect(
        downloads.map(({ objectKind, details }) => [objectKind, details['format'], details['code']]),
      ).toEqual([
        ['briefs', 'pdf', HULU],
        ['report', 'zip', HULU],
        ['report', 'html', HULU],
      ]);
      expect(downloads[0]!.details).toMatchObject({ desa: 3, period: '2026-09' });
    }));
});
