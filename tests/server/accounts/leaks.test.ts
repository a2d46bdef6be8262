import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '#lib/server/config.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { loadSetTarget } from '#lib/server/pages/set-target-page.ts';
import { savePartner } from '#lib/server/records/partners.ts';
import { addPledge } from '#lib/server/records/pledges.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { saveCourse } from '#lib/server/targets/save-course.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import { draftOf, outcomeOf } from '#lib/views/target-draft.ts';
import { REPOSITORY, TESTER } from '../fixture-app.ts';
import { withServer } from '../run-cli.ts';
import { visitor } from '../signed-in.ts';

const KRAGAN = '33.17.10';
const LASEM = '33.17.14';
const DESA = `${KRAGAN}.2030`;
const GOAL = 31_517;
const REASON = 'Kejar Lasem dulu';
/** People pledged in Lasem, and in all desa of a partner, Kragan among them. */
const PLEDGED = { lasem: 23_457, together: 54_322 };

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-scope-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

test(
  'accounts learn nothing of what is not theirs',
  () =>
    withServer({ dataDir }, async (url) => {
      await withoutBuild(url);
      const head = await visitor(dataDir);
      const own = await visitor(dataDir, { role: 'kepala', areas: [KRAGAN] });
      await setTarget();
      await pledgeElsewhere();
      await otherPlaces(url, head, own);
      await keptAnswers(url, head, own);
      await othersDrafts(url, head);
      await otherMethods(url, own);
      await offersWhatItMay(url, own, [
        '/',
        '/peta',
        '/desa',
        `/desa/${DESA}`,
        '/peserta',
        '/target?tahun=2026',
        '/data/metode',
        '/data/sumber',
      ]);
      const reader = await visitor(dataDir, { role: 'pembaca' });
      await offersWhatItMay(url, reader, [
        '/',
        '/target?tahun=2026',
        '/data',
        '/data/mutu',
        '/data/penyebut',
        '/data/pengaturan',
        '/mitra',
        '/mitra/kanal',
        '/rencana/waktu-tempuh',
      ]);
    }),
  180_000,
);

/** An account of Kragan is told no figure of another place. */
async function otherPlaces(url: string, head: typeof fetch, own: typeof fetch): Promise<void> {
  const secrets = await secretFigures(url, head);
  const leaks: string[] = [];
  for (const path of [...PATHS, ...PAST_THE_GUARD]) {
    const text = await (await own(url + path)).text();
    const figures = text.match(/(?<![\w.])\d[\d.,]*(?!\w)/g) ?? [];
    const told = figures.map((one) => one.replaceAll(/[.,]/g, '')).find((one) => secrets.has(one));
    const place = /33\.17\.(?!10)\d\d(\.\d{4})?/.exec(text)?.[0];
    if (told ?? place ?? text.includes(REASON)) leaks.push(`${path}: ${told ?? place ?? REASON}`);
  }
  expect(leaks).toEqual([]);
  // What its pages offer works.
  for (const path of [
    '/?',
    '/target?',
    '/peserta?',
    '/api/v1/passport?of=forecast&',
    '/api/v1/passport?of=largest-gaps&',
  ])
    expect([path, (await own(`${url}${path}kecamatan=${KRAGAN}`)).status]).toEqual([path, 200]);
}

/** A browser that another account has used keeps answers by their tags: they are not the same for both. */
async function keptAnswers(url: string, head: typeof fetch, own: typeof fetch): Promise<void> {
  const path = `${url}/api/v1/passport?of=gap-rank&code=${DESA}`;
  const seen = await head(path);
  const etag = seen.headers.get('etag')!;
  const again = (ask: typeof fetch, tag: string) => ask(path, { headers: { 'if-none-match': tag } });
  expect((await again(head, etag)).status).toBe(304);
  const answer = await again(own, etag);
  expect(answer.status).toBe(200);
  // Among 27 desa, not among 294.
  expect(await answer.text()).not.toBe(await seen.text());
  expect((await again(own, answer.headers.get('etag')!)).status).toBe(304);
  for (const one of [
    '/api/v1/passport?of=forecast',
    '/api/v1/coverage.json',
    '/api/v1/shapes.json',
    '/',
    '/desa/__data.json',
  ]) {
    const { headers } = await head(url + one);
    expect([one, headers.get('cache-control')]).toEqual([one, expect.stringMatching(/^private, no-/)]);
  }
  const shapes = /\/api\/v1\/shapes\.json\?v=\w+/.exec(await (await head(`${url}/peta`)).text())![0];
  expect((await head(url + shapes)).headers.get('cache-control')).toBe(
    'private, max-age=31536000, immutable',
  );
}

/** A file that somebody is looking at is theirs: the id opens it for nobody else. */
async function othersDrafts(url: string, head: typeof fetch): Promise<void> {
  const planner = await visitor(dataDir, { role: 'perencana' });
  const example = await (await head(`${url}/api/v1/imports/examples/enrollment.csv`)).text();
  const sent = await planner(`${url}/api/v1/imports?name=contoh.csv`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: example,
  });
  const { id } = (await sent.json()) as { id: string };
  expect(sent.status).toBe(201);
  const draft = `${url}/api/v1/imports/drafts/${id}`;
  const json = { 'content-type': 'application/json' };
  const statuses = async (ask: typeof fetch) => [
    (await ask(draft)).status,
    (await ask(`${draft}/problems.csv`)).status,
    (await ask(`${url}/data/impor/${id}`)).status,
    (await ask(draft, { method: 'PUT', headers: json, body: '{}' })).status,
  ];
  expect(await statuses(head)).toEqual([404, 404, 404, 404]);
  expect((await head(`${draft}/publish`, { method: 'POST', headers: json, body: '{}' })).status).toBe(404);
  expect((await head(draft, { method: 'DELETE' })).status).toBe(204);
  expect(await statuses(planner)).toEqual([200, 200, 200, 200]);
  expect((await planner(draft, { method: 'DELETE' })).status).toBe(204);
  expect((await planner(draft)).status).toBe(404);
}

/** Other methods pass the same guard. */
async function otherMethods(url: string, own: typeof fetch): Promise<void> {
  for (const path of [
    '/peta?kecamatan=33.17.14',
    '/data',
    '/api/v1/coverage.json?level=kabupaten',
    '/api/v1/problems.csv',
  ])
    for (const method of ['HEAD', 'OPTIONS', 'PATCH', 'DELETE']) {
      const asked = [path, method];
      expect([...asked, (await own(url + path, { method })).status]).toEqual([...asked, 403]);
      const { status } = await fetch(url + path, { method, redirect: 'manual' });
      expect([...asked, status]).toEqual([
        ...asked,
        method === 'HEAD' && !path.startsWith('/api/') ? 303 : 401,
      ]);
    }
  // An action that there is not is not the default one.
  for (const path of [
    '/data/pengaturan?/default',
    '/data/pengaturan?/reset',
    '/akun?/constructor',
    '/akun?/toString&/password',
  ])
    expect([
      path,
      (await own(url + path, { method: 'POST', headers: { origin: url }, body: new URLSearchParams() }))
        .status,
    ]).toEqual([path, 403]);
}

/** No page has a link that its reader may not follow; places of one kind are alike. */
async function offersWhatItMay(url: string, ask: typeof fetch, pages: readonly string[]): Promise<void> {
  const links = new Map<string, string>();
  for (const page of pages) {
    const answer = await ask(url + page);
    expect([page, answer.status]).toEqual([page, 200]);
    for (const [, href = ''] of (await answer.text()).matchAll(/href="(\/[^"#]*)/g)) {
      const path = href.replaceAll('&amp;', '&').split('?')[0]!;
      if (!path.startsWith('/_app/'))
        links.set(path.replace(/33\.17[.\d]*/, ''), href.replaceAll('&amp;', '&'));
    }
  }
  expect(links.size).toBeGreaterThan(10);
  for (const href of links.values()) {
    const answer = await ask(url + href, { method: 'HEAD' });
    expect([href, answer.status]).toEqual([href, 200]);
  }
}

/** Anybody may ask whether the app works: it does not say where its files are. */
async function withoutBuild(url: string): Promise<void> {
  const [warehouse, away] = [join(dataDir, 'warehouse'), join(dataDir, 'away')];
  await rename(warehouse, away);
  const health = await fetch(`${url}/healthz`);
  expect([health.status, await health.text()]).toEqual([503, '{"status":"no build"}']);
  await rename(away, warehouse);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
}

/** Everything that is cut to the places of the URL. */
const PATHS = [
  '/?',
  '/desa/__data.json?',
  '/desa/__data.json?kanal=jauh&',
  '/peta/__data.json?',
  `/desa/${DESA}?`,
  `/desa/${DESA}/__data.json?`,
  '/target?tahun=2026&segmen=total&',
  '/target/prakiraan/__data.json?',
  '/target/riwayat/__data.json?tahun=2026&',
  '/peserta?segmen=total&',
  `/asal/${KRAGAN}/__data.json?`,
  `/asal/${DESA}/__data.json?`,
  '/kunjungan/__data.json?',
  '/akun/__data.json?',
  '/data/sumber/__data.json?',
  '/data/metode/__data.json?',
  '/api/v1/drives.json?',
  '/api/v1/coverage.json?level=kecamatan&segment=all&period=all&',
  '/api/v1/coverage.json?level=kabupaten&',
  '/api/v1/coverage.txt?',
  '/api/v1/endings.json?segment=total&',
  '/api/v1/passport?of=members&segment=total&',
  '/api/v1/passport?of=forecast&',
  '/api/v1/passport?of=largest-gaps&',
].map((path) => `${path}kecamatan=${KRAGAN}`);

/** Ways past a guard that looks at one parameter while the loader reads another, or another one of the same name. */
const PAST_THE_GUARD = [
  '',
  `code=${DESA}`,
  `kecamatan=&kecamatan=${KRAGAN}`,
  `kecamatan=${KRAGAN}&kecamatan=`,
  `kecamatan=${KRAGAN}&kecamatan=${LASEM}`,
  `x-sveltekit-invalidated=11&code=${KRAGAN}`,
].flatMap((query) =>
  [
    '/peserta/__data.json?',
    '/target/__data.json?tahun=2026&',
    '/api/v1/endings.json?',
    '/api/v1/passport?measure=active&',
  ].map((path) => path + query),
);

/** Members and gaps of the branch and of all other kecamatan, all months and segments; and the branch's target. */
async function secretFigures(url: string, head: typeof fetch): Promise<Set<string>> {
  const rows = async (level: string, period: string) => {
    const answer = await head(`${url}/api/v1/coverage.json?level=${level}&segment=all${period}`);
    return ((await answer.json()) as { rows: { code: string; active: number; gap: number | null }[] }).rows;
  };
  const asked = [await rows('kabupaten', '&period=all'), await rows('kecamatan', '&period=all')].flat();
  const all = asked.flatMap(({ code, active, gap }) => (code === KRAGAN ? [] : [active, gap ?? 0]));
  const ours = new Set(asked.flatMap(({ code, active, gap }) => (code === KRAGAN ? [active, gap ?? 0] : [])));
  // Small numbers are found anywhere by chance.
  const found = all.filter((figure) => figure > 20_000 && !ours.has(figure));
  expect(found.length).toBeGreaterThan(100);
  return new Set([...found, GOAL, PLEDGED.lasem, PLEDGED.together, PLEDGED.together / 2].map(String));
}

/** A target of the branch for this year, as its page would set it. */
async function setTarget(): Promise<void> {
  const config = { appDir: REPOSITORY, dataDir, version: '' } as Config;
  const now = new Date('2026-11-27T02:00:00Z');
  const selection = { period: '2026-10', denominator: 'potensi', segment: 'bpu', kecamatan: null } as const;
  await withRecords(config, (records) =>
    withPage(
      new AbortController().signal,
      async (context) => {
        const asked = { records, demo: false, tahun: '2026', now };
        const setup = (await loadSetTarget(context, { ...selection, measure: 'gap', lang: 'id' }, asked))!;
        const draft = draftOf(setup.course);
        const goal = { kind: 'people' as const, people: GOAL, percent: null };
        const { course, fingerprints } = outcomeOf({ ...draft, goals: { ...draft.goals, bpu: goal } }, setup);
        const sent = { course: course!, fingerprints, reason: REASON, base: 0 };
        await saveCourse(context, { records, actor: { ...TESTER, kind: 'account', id: null }, now }, sent);
      },
      { config },
    ),
  );
  await closeWarehouse(dataDir);
}

/** Pledges that hold and end soon, of which nothing is of Kragan alone. */
async function pledgeElsewhere(): Promise<void> {
  const lasem = `${LASEM}.2003`;
  const [actor, now] = [{ ...TESTER, kind: 'account', id: null } as const, new Date('2026-11-27T02:00:00Z')];
  const terms = { payer: 'donatur', fromMonth: '2026-10', months: 3, note: '' };
  await withRecords({ appDir: REPOSITORY, dataDir }, async (records) => {
    const sent = { id: null, name: 'DWP Contoh', kind: 'dwp', note: '', desa: [DESA, lasem] };
    const partnerId = await savePartner(records, actor, sent, { known: new Set(sent.desa), now });
    await addPledge(records, actor, { ...terms, partnerId, code: lasem, people: PLEDGED.lasem }, now);
    await addPledge(records, actor, { ...terms, partnerId, code: null, people: PLEDGED.together }, now);
  });
}
