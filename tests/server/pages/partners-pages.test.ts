import { describe, expect, test } from 'vitest';
import type { Config } from '#lib/server/config.ts';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { agendaFor } from '#lib/server/pages/agenda.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { loadChannelsPage, previewChannels } from '#lib/server/pages/channels-page.ts';
import { farDesa, loadDesaReach } from '#lib/server/pages/desa-reach.ts';
import { loadOverview } from '#lib/server/pages/overview.ts';
import { loadPartnersPage, pledgesThatEnd } from '#lib/server/pages/partners-page.ts';
import { loadTravelPage } from '#lib/server/pages/travel-page.ts';
import { replaceChannels } from '#lib/server/records/channels.ts';
import { savePartner } from '#lib/server/records/partners.ts';
import { addPledge, type PledgeSent } from '#lib/server/records/pledges.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { measureLeg } from '#lib/server/records/travel-legs.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { partnersSentence } from '#lib/views/partners-sentence.ts';
import { DESA, reported, TESTER, withFixtureApp } from '../fixture-app.ts';
import { keepVisit } from '../records/keep-visit.ts';

const NOW = new Date('2026-03-31T17:01:00Z');
/** A minute after midnight in Jakarta: the first of April. */
const MONTH = '2026-04';
const HEAD: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh', role: 'kepala' };
const [APUH, BERAN, , DUREN] = DESA as [string, string, string, string];
const SELECTION: Selection = {
  ...{
    period: '2026-02',
    denominator: 'potensi',
    segment: 'bpu',
    kecamatan: null,
    measure: 'gap',
    lang: 'id',
  },
};
const LINES = DESA.flatMap((code) => reported('2026-02', code, 40, 14, 5));

interface World {
  records: Records;
  asked: { records: Records; demo: boolean; now: Date };
  page: <T>(use: (context: PageContext) => Promise<T>, areas?: string[] | null) => Promise<T>;
  partner: (name: string, desa: string[]) => Promise<string>;
  pledge: (partnerId: string, change: Partial<PledgeSent>) => Promise<string>;
}

function withWorld(use: (world: World) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await app.enroll('februari.csv', LINES);
    await app.build();
    const records = await openRecords(app);
    const config = { appDir: app.appDir, dataDir: app.dataDir, version: '' } as Config;
    const known = new Set(DESA);
    try {
      await use({
        records,
        asked: { records, demo: false, now: NOW },
        page: (work, areas = null) => withPage(new AbortController().signal, work, { config, areas }),
        partner: (name, desa) =>
          savePartner(records, HEAD, { id: null, name, kind: 'dwp', note: '', desa }, { known, now: NOW }),
        pledge: (partnerId, change) => {
          const sent = { code: APUH, people: 40, payer: 'apbdes', fromMonth: '2026-01', months: 4, note: '' };
          return addPledge(records, HEAD, { ...sent, partnerId, ...change }, NOW);
        },
      });
    } finally {
      records.close();
    }
  });
}

describe('Mitra', () => {
  test('says what was pledged, registered, and is likely active on this side of midnight in Jakarta', () =>
    withWorld(async ({ records, asked, page, partner, pledge }) => {
      const dwp = await partner('DWP Hulu', [APUH, BERAN]);
      await pledge(dwp, {});
      await pledge(dwp, { code: null, people: 20, payer: 'mandiri', months: null });
      await keepVisit(records, {
        ...{ id: 'v1', code: APUH, date: '2026-02-10', partnerId: dwp, people: 10, payer: 'apbdes' },
      });
      await keepVisit(records, { id: 'v2', code: BERAN, date: '2026-04-01', partnerId: dwp, people: 5 });
      const found = await page((context) => loadPartnersPage(context, SELECTION, asked));
      expect(found.month).toBe(MONTH);
      expect(found.balances).toEqual([
        {
          ...{ partnerId: dwp, partner: 'DWP Hulu', code: null, pledged: 20, registered: 5 },
          active: { low: 5, mid: 5, high: 5, basis: ['lapse'] },
        },
        {
          ...{ partnerId: dwp, partner: 'DWP Hulu', code: APUH, pledged: 40, registered: 10 },
          active: { low: 10, mid: 10, high: 10, basis: ['paid'] },
        },
      ]);
      expect(partnersSentence(found, 'id')).toBe(
        '1 mitra menjanjikan 60 orang; 15 orang sudah terdaftar. Perkiraan yang masih aktif pada April 2026: 15 orang.',
      );
      // A month later the sponsor has stopped.
      const later = { ...asked, now: new Date('2026-05-02T00:00:00Z') };
      const may = await page((context) => loadPartnersPage(context, SELECTION, later));
      expect(may.balances[1]!.active).toMatchObject({ low: 0, mid: 1, high: 2.5, basis: ['after-sponsor'] });
      expect(found.endings.map(({ lastMonth }) => lastMonth)).toEqual(['2026-04']);
      expect(may.endings).toEqual([]);
      expect([found.months[0], found.months.at(-1)]).toEqual(['2024-04', '2028-04']);
    }));

  test('what cannot be said is unknown, not 0', () =>
    withWorld(async ({ records, asked, page, partner, pledge }) => {
      const csr = await partner('PT Contoh', [APUH]);
      await pledge(csr, { payer: 'csr', months: null });
      await keepVisit(records, {
        ...{ id: 'v1', code: APUH, date: '2026-02-10', partnerId: csr, people: 10, payer: 'csr' },
      });
      const found = await page((context) => loadPartnersPage(context, SELECTION, asked));
      expect(found.balances[0]!.active).toBeNull();
      expect(partnersSentence(found, 'id')).toContain('belum dapat diperkirakan');
    }));

  test('pledges that end are told by place: those for many desa to the whole branch only', () =>
    withWorld(async ({ records, asked, page, partner, pledge }) => {
      const dwp = await partner('DWP Hulu', [APUH, DUREN]);
      await pledge(dwp, {});
      await pledge(dwp, { code: DUREN, people: 7 });
      await pledge(dwp, { code: null, people: 30 });
      await pledge(dwp, { people: 99, months: 60 });
      const people = async (change: Partial<Selection>, areas: string[] | null = null) =>
        page(async (context) => {
          const of = { ...SELECTION, ...change };
          return (await pledgesThatEnd(context, of, { records, demo: false, months: 12 })).map(
            (one) => one.people,
          );
        }, areas);
      expect((await people({})).sort()).toEqual([30, 40, 7]);
      expect(await people({ kecamatan: '99.01.01' })).toEqual([40]);
      expect(await people({}, ['99.01.02'])).toEqual([7]);
      expect(await people({ segment: 'pu' })).toEqual([]);
      const agenda = await page(async (context) => {
        const overview = await loadOverview(context, SELECTION, NOW);
        return agendaFor(context, SELECTION, { actor: HEAD, records, now: NOW, overview });
      });
      expect(agenda).toContainEqual({ kind: 'pledge-ending', people: 77, first: '2026-04' });
      expect(asked.demo).toBe(false);
    }));
});

describe('Titik kanal', () => {
  const near = { lat: -6.8, lon: 111.4 };

  test('without a list nothing is known; in the demo an invented one is shown as such', () =>
    withWorld(async ({ records, asked, page }) => {
      const load = (demo: boolean) =>
        page((context) => loadChannelsPage(context, SELECTION, { records, demo, onlyFar: false }));
      expect(await load(false)).toMatchObject({ total: 0, rows: [], invented: false, farCount: 0 });
      expect(await page((context) => farDesa(context, asked))).toBeNull();
      const demo = await load(true);
      expect(demo).toMatchObject({ invented: true });
      expect(demo.rows).toHaveLength(6);
      expect(await load(true)).toEqual(demo);
    }));

  test('a file is looked through and published; desa that are far are found, in the list and on their page', () =>
    withWorld(async ({ records, asked, page }) => {
      const csv = 'jenis;nama;lintang;bujur\nbrilink;Agen Apuh;-6,8;111,4\nwarung;X;-6,8;111,4\n';
      const file = { name: 'kanal.csv', bytes: new TextEncoder().encode(csv) };
      const preview = await page(async (context) => previewChannels(file, context));
      expect(preview).toMatchObject({
        ...{ rows: 2, points: 1, leftOut: 1, problemCount: 1, kinds: [{ kind: 'brilink', count: 1 }] },
        problems: [{ row: 3, code: 'kind', found: 'warung' }],
      });
      const points = [{ kind: 'brilink' as const, name: 'Agen Apuh', ...near }];
      await replaceChannels(records, HEAD, { points, from: 'kanal.csv' }, NOW);
      // By hand: Beran is 3.1 km away straight, 4.5 km by road; Cepu Lor 4.4 km, 6.5 km by road; the others are farther.
      expect(await page((context) => farDesa(context, asked))).toEqual(DESA.slice(2));
      const found = await page((context) =>
        loadChannelsPage(context, SELECTION, { records, demo: false, onlyFar: true }),
      );
      expect(found).toMatchObject({ total: 1, farCount: 4, onlyFar: true, invented: false });
      expect(found.rows.map(({ code }) => code)).toEqual(DESA.slice(2));
      const reach = await page((context) => loadDesaReach(context, BERAN, asked));
      expect(reach!.channels).toMatchObject({ far: false, invented: false });
      expect(reach!.channels!.near[0]!.km).toBeCloseTo(4.55, 1);
      expect(await page((context) => loadDesaReach(context, BERAN, asked), ['99.01.02'])).toBeNull();
    }));
});

test('Waktu tempuh: what was measured stands beside the estimate', () =>
  withWorld(async ({ records, page }) => {
    const known = new Set(['base', ...DESA]);
    const leg = { from: APUH, to: BERAN, minutes: 22, bothWays: false };
    await measureLeg(records, HEAD, leg, { known, now: NOW });
    const found = await page((context) =>
      loadTravelPage(context, { records, demo: false, osrmUrl: 'http://127.0.0.1:5000' }),
    );
    expect(found.places.map(({ id }) => id)).toEqual(['base', ...DESA.slice(3), ...DESA.slice(0, 3)]);
    expect(found.assumed).toEqual({
      speedKmh: { coast: 45, town: 35, inland: 35, upland: 20, near: 25 },
      ...{ detour: { near: 1.45, far: 1.3 }, farKm: 5, fixedMinutes: 5, asOf: '2026-11' },
    });
    expect(found.routed).toBe(true);
    const [measured] = found.measured;
    expect(measured).toMatchObject({ from: APUH, to: BERAN, minutes: 22, authorName: 'Sri Contoh' });
    // 4.55 km in the hills at 20 km/h, and 5 minutes.
    expect(measured!.estimate).toBeCloseTo((measured!.km / 20) * 60 + 5, 9);
  }));
