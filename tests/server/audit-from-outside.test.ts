import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operatorName } from '#lib/server/config.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { withRecords } from '#lib/server/records/store.ts';
import type { AuditEntry } from '#lib/views/audit-data.ts';
import { REPOSITORY } from './fixture-app.ts';
import { runCli, withServer } from './run-cli.ts';
import { tokenOf, visitor } from './signed-in.ts';

/** A number of nobody, as a NIK and as a phone number. */
const NIK = `33171012${'34560001'}`;
const PHONE = `0812${'34567890'}`;
const DESA = '33.17.10.2030';
const COUNTS = `periode,kode_desa,segmen,sumber_iuran,status,jumlah\n2026-10,${DESA},pu,pemberi-kerja,aktif,7\n`;

/** What a form with a number of a person is answered. */
const REFUSAL = /tampak seperti data pribadi|yang mirip NIK, nomor telepon/;

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-jejak-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const entries = () =>
  withRecords({ appDir: REPOSITORY, dataDir }, (records) => searchAudit(records, { limit: 1000 }));

let seen = 0;
/** What has been noted since it was asked last, oldest first: who and what. */
async function noted(): Promise<string[]> {
  const all = (await entries()).reverse();
  const fresh = all.slice(seen).map(({ actorKind, action }) => `${actorKind} ${action}`);
  seen = all.length;
  return fresh;
}

/** A form of a page, sent by somebody. */
function sender(url: string, ask: typeof fetch) {
  return (path: string, form: Record<string, string>) =>
    ask(url + path, {
      method: 'POST',
      headers: { origin: url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      redirect: 'manual',
    });
}

test('over HTTP and on the command line every change leaves one entry, a refused one none, and no number of a person', async () => {
  await withServer({ dataDir }, async (url) => {
    expect(await noted()).toEqual(['command-line demo.load']);
    expect((await sender(url, fetch)('/masuk?/demo', { role: 'kepala' })).status).toBe(303);
    expect(await noted()).toEqual(['demo demo.enter']);
    const ask = await visitor(dataDir);
    await byAccount(sender(url, ask));
    await byToken(url);
    await shown(url, ask);
  });
  await onTheCommandLine();
  await keepsNoNumbers();
}, 300_000);

async function byAccount(send: ReturnType<typeof sender>): Promise<void> {
  const figures = { denominator: 'potensi', graceMonths: '4', selfPaying: 'mandiri' };
  const own = { pu: '900', bpu: '1800', jakon: '', asOf: '2026-06', definition: 'hitungan', source: 'rapat' };
  const rows: [string, Record<string, string>, number, string[]][] = [
    ['/data/pengaturan', figures, 200, ['account settings.change']],
    ['/data/pengaturan', figures, 200, []],
    ['/data/pengaturan', { ...figures, graceMonths: '99' }, 400, []],
    ['/data/penyebut', { ...own, definition: `tanya ${NIK}` }, 400, []],
    ['/data/penyebut', { ...own, source: `Sari ${PHONE}` }, 400, []],
    ['/data/penyebut', own, 200, ['account import.publish']],
    ['/data/pekerjaan', { reset: '1' }, 200, []],
    ['/akun?/makeToken', { name: `Sari ${PHONE}`, permissions: 'figures:read', days: '1' }, 400, []],
    [
      '/akun?/makeToken',
      { name: 'laporan', permissions: 'figures:read', days: '1' },
      200,
      ['account token.create'],
    ],
    ['/akun?/revokeToken', { id: NIK }, 400, []],
    ['/pengguna?/invite', { name: `Budi ${NIK}`, email: 'budi@contoh.id', role: 'pembaca' }, 400, []],
    [
      '/pengguna?/invite',
      { name: 'Budi', email: 'budi@contoh.id', role: 'pembaca' },
      200,
      ['account account.invite'],
    ],
    ['/pengguna?/change', { id: NIK, name: 'Budi', role: 'pembaca' }, 400, []],
  ];
  for (const [path, form, status, notes] of rows) {
    const answer = await send(path, form);
    const text = await answer.text();
    expect([path, form, answer.status, await noted()]).toEqual([path, form, status, notes]);
    const hasNumber = Object.values(form).some((value) => /^\w+ (3317|0812)/.test(value));
    if (hasNumber) expect([path, text]).toEqual([path, expect.stringMatching(REFUSAL)]);
  }
}

async function byToken(url: string): Promise<void> {
  const token = await tokenOf(dataDir, {}, ['imports:draft', 'imports:publish']);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
  const api = (path: string, method: string, body?: string) =>
    fetch(`${url}/api/v1/imports${path}`, { method, headers, ...(body !== undefined && { body }) });
  const draft = await api(`?name=${encodeURIComponent(`dari Sari ${NIK}.csv`)}`, 'POST', COUNTS);
  const { id } = (await draft.json()) as { id: string };
  expect([draft.status, await noted()]).toEqual([201, []]);
  const publish = async (wishes: object) => {
    await api(`/drafts/${id}/publish`, 'POST', JSON.stringify(wishes));
    for (;;) {
      const view = (await (await api(`/drafts/${id}`, 'GET')).json()) as {
        state: string;
        error: string | null;
      };
      if (view.state !== 'publishing') return view;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  expect(await publish({})).toMatchObject({ state: 'open', error: expect.stringContaining('never mixed') });
  const named = { withoutDemo: true, template: `Sari ${PHONE}` };
  expect(await publish(named)).toMatchObject({
    state: 'open',
    error: expect.stringContaining('Leave it out'),
  });
  expect(await noted()).toEqual([]);
  expect(await publish({ withoutDemo: true })).toMatchObject({ state: 'published', error: null });
  expect(await noted()).toEqual(['token import.publish']);
  const [{ objectId }] = (await entries()) as [AuditEntry];
  for (const [verb, status, notes] of [
    ['restore', 400, []],
    ['undo', 200, ['token import.undo']],
    ['undo', 400, []],
    ['restore', 200, ['token import.restore']],
  ] as const) {
    const answer = await api(`/${objectId}/${verb}`, 'POST', '{}');
    expect([verb, answer.status, await noted()]).toEqual([verb, status, notes]);
  }
}

/** The page, its filters and both exports say the same. */
async function shown(url: string, ask: typeof fetch): Promise<void> {
  const get = async (path: string) => {
    const answer = await ask(url + path, { headers: { accept: 'text/html' } });
    return { status: answer.status, text: await answer.text() };
  };
  const all = await entries();
  const exported = JSON.parse((await get('/api/v1/audit.json')).text) as AuditEntry[];
  expect(exported).toEqual(all);
  const csv = (await get('/api/v1/audit.csv?tindakan=import.publish')).text.trimEnd().split('\r\n');
  const published = all.filter(({ action }) => action === 'import.publish');
  expect(csv.slice(1).map((line) => Number(line.split(',')[0]))).toEqual(published.map(({ id }) => id));

  const page = (await get('/data/jejak')).text;
  expect(page).toContain('memuat berkas “penyebut-cabang-2026-06.csv” (Penyebut): 2 baris');
  expect((await get('/data/jejak?lang=en&siapa=kepala')).text).toContain('changed settings of figures');
  expect((await get('/data/jejak?siapa=tidak-ada')).text).toContain('Tidak ada catatan yang cocok.');
  for (const path of ['/data/jejak?dari=2026-02-31', '/data/jejak?tindakan=hapus']) {
    const refused = await get(path);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('tidak bisa dipakai')]);
  }
  expect((await get('/api/v1/audit.json?tindkan=x')).status).toBe(400);
  expect((await get('/api/v1/audit.xlsx')).status).toBe(404);
  expect((await get('/data')).text).toContain('href="/data/jejak"');
  const reader = await visitor(dataDir, { role: 'pembaca' });
  expect(await (await reader(`${url}/data`)).text()).not.toContain('/data/jejak');
}

async function onTheCommandLine(): Promise<void> {
  const path = join(dataDir, `Sari ${PHONE}.csv`);
  await writeFile(path, COUNTS.replace(',7', ',8'));
  const rows: [string[], number, string[]][] = [
    [['settings', 'graceMonths=5'], 0, ['command-line settings.change']],
    [['settings', 'reports.threshold=7'], 0, ['command-line settings.change']],
    [['settings', 'reports.threshold=2'], 1, []],
    [['settings', `occupations.Sari ${NIK}=bpu`], 1, []],
    [['import', path, '--replace'], 0, ['command-line import.publish']],
    [['rollback'], 0, ['command-line build.rollback']],
    [['build'], 0, ['command-line build.make']],
    [['accounts', 'invite', '--email', 'a@contoh.id', '--name', 'Ani'], 0, ['command-line account.invite']],
    [['audit', '--limit', 'banyak'], 2, []],
  ];
  for (const [args, code, notes] of rows) {
    const run = await runCli(args, { dataDir });
    expect([args, run.code, await noted(), run.stderr]).toEqual([args, code, notes, expect.anything()]);
  }
  expect((await entries())[0]).toMatchObject({ actorName: operatorName(), origin: 'terminal' });
  const token = await tokenOf(dataDir, {}, ['imports:draft', 'imports:publish', 'audit:read']);
  const env = { JANGKAU_TOKEN: token };
  const [{ objectId }] = (await entries()).filter(({ action }) => action === 'import.publish') as [
    AuditEntry,
  ];
  expect((await runCli(['imports', 'undo', objectId!], { dataDir, env })).code).toBe(0);
  expect(await noted()).toEqual(['token import.undo']);
  const printed = await runCli(['audit', '--json', '--who', 'uji'], { dataDir, env });
  expect(JSON.parse(printed.stdout)).toEqual(
    (await entries()).filter(({ actorName }) => /uji/i.test(actorName)),
  );
}

async function keepsNoNumbers(): Promise<void> {
  const kept = JSON.stringify(await entries());
  const csv = (await runCli(['audit', '--csv'], { dataDir })).stdout;
  for (const text of [kept, csv]) {
    expect(text).toContain('import.publish');
    expect(text).toContain('(disembunyikan).csv');
    expect([NIK, PHONE].filter((number) => text.includes(number))).toEqual([]);
    expect(text).not.toMatch(/jk_|\/undangan\/|perahu biru/);
  }
}
