import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jakartaDate } from '#lib/domain/calendar/today.ts';
import { daysBefore, type VisitAnswer, type VisitSent } from '#lib/domain/drives/visit-sent.ts';
import { initEmpty } from '#lib/server/prepare.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { visitsOf } from '#lib/server/records/visits.ts';
import type { PhoneData } from '#lib/views/visits-data.ts';
import { NOW, REPOSITORY } from '../fixture-app.ts';
import { keepDrives, keepPartner } from '../records/drive-rows.ts';
import { withServer } from '../run-cli.ts';
import { visitor } from '../signed-in.ts';

const HERE = '33.17.10.2030';
const ELSEWHERE = '33.17.14.2003';
const TODAY = jakartaDate(new Date());

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-visits-http-'));
  await initEmpty({ appDir: REPOSITORY, dataDir, now: NOW, onProgress: () => undefined });
}, 120_000);
afterAll(() => rm(dataDir, { recursive: true }));

const place = () => ({ appDir: REPOSITORY, dataDir });

function visitTo(change: Partial<VisitSent> = {}): VisitSent {
  return {
    ...{ id: randomUUID(), driveId: null, code: HERE, date: TODAY, replaces: null, withdrawn: false },
    ...{ recordedAt: new Date().toISOString(), attended: 30, reactivated: null, minutes: 60 },
    ...{ registrations: [], partnerId: null, channel: null, note: '' },
    ...change,
  };
}

test(
  'a phone sends visits and gets drives, each account its own',
  () =>
    withServer({ dataDir, env: { JANGKAU_DEMO: '0' } }, async (url) => {
      await withRecords(place(), async (records) => {
        await keepPartner(records, 'm1', 'Dharma Wanita Persatuan Contoh');
        await keepDrives(records, [
          { id: 'k1', date: TODAY, code: HERE, partnerId: 'm1' },
          { id: 'k2', date: TODAY, code: ELSEWHERE },
          { id: 'k3', date: daysBefore(TODAY, 7), code: HERE },
          { id: 'k4', date: daysBefore(TODAY, 8), code: HERE },
          { id: 'k5', date: daysBefore(TODAY, -30), code: HERE },
          { id: 'k6', date: daysBefore(TODAY, -31), code: HERE },
        ]);
      });
      await withoutRight(url);
      await oneByOne(url);
      await drivesOfAccount(url);
      await changesOfDrives(url);
      await scriptOfTheWorker(url);
    }),
  180_000,
);

const post = (ask: typeof fetch, url: string, sent: unknown, headers: Record<string, string> = {}) =>
  ask(`${url}/api/v1/visits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof sent === 'string' ? sent : JSON.stringify(sent),
  });

/** Nobody, a reader, another account than the one that recorded, another page. */
async function withoutRight(url: string): Promise<void> {
  const statusOf = async (ask: typeof fetch, headers = {}) =>
    (await post(ask, url, visitTo(), headers)).status;
  expect(await statusOf(fetch)).toBe(401);
  expect(await statusOf(await visitor(dataDir, { role: 'pembaca' }))).toBe(403);
  const planner = await visitor(dataDir, { role: 'perencana' });
  expect(await statusOf(planner, { 'jangkau-account': 'somebody-else' })).toBe(409);
  expect(await statusOf(planner, { origin: 'https://jahat.example' })).toBe(403);
  const wrong = await post(planner, url, '{');
  expect([wrong.status, ((await wrong.json()) as { message: string }).message]).toEqual([
    400,
    expect.stringContaining('bukan JSON'),
  ]);
  expect((await post(planner, url, Array(101).fill(visitTo()))).status).toBe(400);
  expect(await withRecords(place(), (records) => visitsOf(records, { demo: false }))).toEqual([]);
}

/** One that is refused does not hold up the others; sent again they are there already. */
async function oneByOne(url: string): Promise<void> {
  const planner = await visitor(dataDir, { role: 'perencana' });
  const good = visitTo({ driveId: 'k1' });
  const personal = visitTo({ note: 'NIK 3317' + '101205900001' });
  const nowhere = visitTo({ code: '33.17.99.2001' });
  const send = async (sent: unknown) =>
    ((await (await post(planner, url, sent)).json()) as { answers: VisitAnswer[] }).answers;
  expect(await send([personal, good, nowhere, null])).toEqual([
    { id: personal.id, outcome: 'refused', message: expect.stringContaining('NIK') },
    { id: good.id, outcome: 'stored', remark: null },
    { id: nowhere.id, outcome: 'refused', message: expect.stringContaining('Tidak ada desa') },
    { id: '', outcome: 'refused', message: expect.stringContaining('periksa') },
  ]);
  expect(await send(good)).toEqual([{ id: good.id, outcome: 'already', remark: null }]);
  const limited = await visitor(dataDir, { role: 'perencana', areas: ['33.17.14'] });
  const answer = await post(limited, url, visitTo());
  expect(await answer.json()).toMatchObject({
    answers: [{ outcome: 'refused', message: expect.stringContaining('di luar kecamatan') }],
  });
  expect(await withRecords(place(), (records) => visitsOf(records, { demo: false }))).toHaveLength(1);
}

async function drivesOfAccount(url: string): Promise<void> {
  const read = async (ask: typeof fetch, query = '') => {
    const answer = await ask(`${url}/api/v1/drives.json${query}`);
    expect([query, answer.status, answer.headers.get('cache-control')]).toEqual([query, 200, 'no-store']);
    return (await answer.json()) as PhoneData;
  };
  const head = await visitor(dataDir);
  const all = await read(head);
  expect(all.drives.map(({ id }) => id)).toEqual(['k3', 'k1', 'k2', 'k5']);
  expect(all.drives.find(({ id }) => id === 'k1')).toMatchObject({
    ...{ name: 'Padaran', kecamatan: 'Rembang', status: 'done', partnerId: 'm1', gap: null },
    ...{ lastVisit: TODAY, expected: { low: 3, mid: 8, high: 20 } },
    history: [{ status: 'done', actorName: 'Uji perencana' }],
  });
  expect(all.recorded).toMatchObject([{ attended: 30, name: 'Padaran', authorName: 'Uji perencana' }]);
  expect(all.partners).toEqual([{ id: 'm1', name: 'Dharma Wanita Persatuan Contoh', kind: 'dwp' }]);
  const codes = ({ drives }: PhoneData) => [...new Set(drives.map(({ code }) => code))];
  expect(codes(await read(head, '?kecamatan=33.17.14'))).toEqual([ELSEWHERE]);
  const [from, to] = [daysBefore(TODAY, 8), daysBefore(TODAY, 7)];
  expect((await read(head, `?from=${from}&to=${to}`)).drives.map(({ id }) => id)).toEqual(['k4', 'k3']);
  expect((await head(`${url}/api/v1/drives.json?from=kemarin`)).status).toBe(400);

  const limited = await visitor(dataDir, { role: 'perencana', areas: ['33.17.14'] });
  const own = await read(limited, '?kecamatan=33.17.14');
  expect([codes(own), own.recorded]).toEqual([[ELSEWHERE], []]);
  for (const query of ['', '?kecamatan=33.17.10'])
    expect((await limited(`${url}/api/v1/drives.json${query}`)).status).toBe(403);
  const page = await (await limited(`${url}/kunjungan?kecamatan=33.17.14`)).text();
  expect([page.includes('Sumbergirang'), page.includes('Padaran')]).toEqual([true, false]);
}

async function changesOfDrives(url: string): Promise<void> {
  const send = async (ask: typeof fetch, action: string, form: Record<string, string>) => {
    const answer = await ask(`${url}/kunjungan?/${action}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: url, accept: 'text/html' },
    });
    return answer.status;
  };
  const head = await visitor(dataDir);
  const reader = await visitor(dataDir, { role: 'pembaca' });
  const limited = await visitor(dataDir, { role: 'perencana', areas: ['33.17.10'] });
  const agreed = { id: 'k2', status: 'agreed', note: '' };
  expect(await send(reader, 'tandai', agreed)).toBe(403);
  expect(await send(limited, 'tandai&kecamatan=33.17.10', agreed)).toBe(400);
  expect(await send(head, 'tandai', { ...agreed, status: 'done' })).toBe(400);
  expect(await send(head, 'tandai', agreed)).toBe(200);
  expect(await send(head, 'pindah', { id: 'k2', date: '2020-01-01', note: '' })).toBe(400);
  expect(await send(head, 'pindah', { id: 'k2', date: daysBefore(TODAY, -2), note: '' })).toBe(200);
  const { drives } = (await (await head(`${url}/api/v1/drives.json?kecamatan=33.17.14`)).json()) as PhoneData;
  expect(drives.map(({ status, history }) => [status, history.map((one) => one.status)])).toEqual([
    ['moved', ['agreed', 'moved']],
    ['draft', ['agreed', 'draft', 'moved']],
  ]);
}

/** It may ask this server, and no other. */
async function scriptOfTheWorker(url: string): Promise<void> {
  const { status, headers } = await fetch(`${url}/service-worker.js`);
  expect(status).toBe(200);
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.get('cache-control') ?? '').not.toContain('immutable');
}
