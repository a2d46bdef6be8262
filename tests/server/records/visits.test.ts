import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VisitSent } from '#lib/domain/drives/visit-sent.ts';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { historyOf, markDrive, moveDrive } from '#lib/server/records/drive-changes.ts';
import { drivesOf } from '#lib/server/records/drives.ts';
import { visit } from '#lib/server/records/schema.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import { recordVisit, visitsOf } from '#lib/server/records/visits.ts';
import { UserError } from '#lib/server/user-error.ts';
import { REPOSITORY, TESTER } from '../fixture-app.ts';
import { keepDrives, keepPartner } from './drive-rows.ts';

const NOW = new Date('2026-11-27T03:00:00Z');
const OFFICER: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh' };
const OTHER: Actor = { ...OFFICER, id: 'u2', name: 'Budi Contoh' };
const VISITOR: Actor = { ...OFFICER, kind: 'demo', id: 'd1' };
const CODE = '33.17.10.2030';

let dataDir: string;
let records: Records;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-visits-'));
  records = await openRecords({ appDir: REPOSITORY, dataDir });
});
afterEach(async () => {
  records.close();
  await rm(dataDir, { recursive: true });
});

function visitTo(change: Partial<VisitSent> = {}): VisitSent {
  return {
    ...{ id: randomUUID(), driveId: null, code: CODE, date: '2026-11-27', replaces: null, withdrawn: false },
    ...{ recordedAt: '2026-11-27T02:50:00.000Z', attended: 30, reactivated: 2, minutes: 90 },
    registrations: [
      { programme: 'jkk-jkm', payer: 'mandiri', people: 7 },
      { programme: 'jkk-jkm', payer: 'apbdes', people: 3 },
    ],
    ...{ partnerId: null, channel: 'brilink', note: 'Balai desa, ramai.' },
    ...change,
  };
}
const record = (sent: unknown, actor: Actor = OFFICER) => recordVisit(records, actor, sent, NOW);
const refusal = async (sent: unknown, actor: Actor = OFFICER) => {
  const cause = await record(sent, actor).catch((error: unknown) => error);
  expect(cause).toBeInstanceOf(UserError);
  return (cause as UserError).in('id');
};
const counted = (demo = false) => visitsOf(records, { demo });
const statusOf = async (id: string) =>
  (await drivesOf(records, { demo: false })).find((one) => one.id === id)?.status;

test('a visit comes back whole, with who recorded it and when', async () => {
  const sent = visitTo();
  expect(await record(sent)).toEqual({ id: sent.id, outcome: 'stored', remark: null });
  const { withdrawn, recordedAt, registrations, ...fields } = sent;
  expect(await counted()).toEqual([
    {
      ...fields,
      recordedAt: new Date(recordedAt),
      authorName: 'Sri Contoh',
      registrations: expect.arrayContaining([...registrations]),
    },
  ]);
  expect(withdrawn).toBe(false);
});

test('sent again it is there already, in whatever order its registrations stand', async () => {
  const sent = visitTo();
  await record(sent);
  const again = { ...sent, registrations: [...sent.registrations].reverse(), note: ` ${sent.note}\n` };
  expect(await record(again)).toEqual({ id: sent.id, outcome: 'already', remark: null });
  expect(await counted()).toHaveLength(1);
  const notes = await searchAudit(records, { limit: 10 });
  expect(notes.map(({ action, details }) => [action, details['registered']])).toEqual([['visit.record', 10]]);
});

test('the same id with other content, or from another account, is refused and changes nothing', async () => {
  const sent = visitTo();
  await record(sent);
  expect(await refusal({ ...sent, attended: 31 })).toMatch(/isi lain/);
  expect(await refusal({ ...sent, registrations: [] })).toMatch(/isi lain/);
  expect(await refusal(sent, OTHER)).toMatch(/isi lain/);
  expect((await counted()).map(({ attended }) => attended)).toEqual([30]);
});

test('the same visit from eight processes at once is kept once', async () => {
  const run = promisify(execFile);
  const script = ['--import', 'tsx', 'tests/server/records/send-visit.ts', REPOSITORY, dataDir];
  const json = JSON.stringify(visitTo());
  const sent = Array.from({ length: 8 }, () => run(process.execPath, [...script, json], { cwd: REPOSITORY }));
  const outcomes = (await Promise.all(sent)).map(({ stdout }) => stdout.trim()).sort();
  expect(outcomes).toEqual([...Array<string>(7).fill('already'), 'stored']);
  expect(await counted()).toHaveLength(1);
  expect(await searchAudit(records, { limit: 10 })).toHaveLength(1);
}, 120_000);

test('the same visit many times at once in one process is kept once', async () => {
  const sent = visitTo();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => record(sent)));
  expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
  expect(await counted()).toHaveLength(1);
});

describe('refused with a sentence, and nothing is kept:', () => {
  const wrong: [string, Partial<Record<keyof VisitSent, unknown>>, RegExp][] = [
    ['a NIK in the note', { note: 'NIK 3317' + '101205900001 ikut' }, /NIK/],
    ['a phone number in the note', { note: 'hubungi 08' + '1234567890' }, /telepon/],
    ['an e-mail address in the note', { note: 'warga' + '@contoh.id' }, /surel/],
    ['tomorrow', { date: '2026-11-28' }, /masih di depan/],
    ['a visit 401 days ago', { date: '2025-10-22' }, /400 hari/],
    [
      'no figure and no note',
      { attended: null, reactivated: null, minutes: null, registrations: [], note: ' ' },
      /Belum ada/,
    ],
    ['5,001 people', { attended: 5001 }, /0–5\.000/],
    ['minus one', { attended: -1 }, /periksa/],
    ['half a person', { reactivated: 0.5 }, /periksa/],
    ['more minutes than a day has', { minutes: 1441 }, /1\.440/],
    ['a date that is none', { date: '2026-02-30' }, /periksa/],
    ['an id of its own making', { id: 'kunjungan-1' }, /periksa/],
    [
      'a programme twice',
      { registrations: Array(2).fill({ programme: 'jkk-jkm', payer: 'csr', people: 1 }) },
      /periksa/,
    ],
    [
      'a payer that is none',
      { registrations: [{ programme: 'jkk-jkm', payer: 'gubernur', people: 1 }] },
      /periksa/,
    ],
    ['a note of 501 characters', { note: 'a'.repeat(501) }, /periksa/],
    ['a field that is not asked for', { nama: 'x' } as never, /periksa/],
    ['a withdrawal of nothing', { withdrawn: true }, /periksa/],
    ['a drive that is not there', { driveId: 'tidak-ada' }, /Jadwal/],
    ['a partner that is not there', { partnerId: 'tidak-ada' }, /Mitra/],
    ['a correction of nothing', { replaces: randomUUID() }, /tidak ada/],
  ];
  for (const [name, change, sentence] of wrong) {
    test(name, async () => {
      expect(await refusal({ ...visitTo(), ...change })).toMatch(sentence);
      expect(await records.select().from(visit)).toEqual([]);
    });
  }

  test('anything that is no visit', async () => {
    for (const one of [null, 7, 'x', [], {}]) expect(await refusal(one)).toMatch(/periksa/);
  });
});

test('the oldest day is 400 days ago; a day begins in Rembang, not in UTC', async () => {
  await record(visitTo({ date: '2025-10-23' }));
  const late = new Date('2026-11-27T17:30:00Z');
  expect(await recordVisit(records, OFFICER, visitTo({ date: '2026-11-28' }), late)).toMatchObject({
    outcome: 'stored',
  });
});

test('a clock that is fast does not put the record into the future', async () => {
  await record(visitTo({ recordedAt: '2027-03-01T00:00:00Z' }));
  expect((await counted())[0]!.recordedAt).toEqual(NOW);
});

test('an account of Kragan records there only', async () => {
  const limited: Actor = { ...OFFICER, areas: ['33.17.10'] };
  expect(await refusal(visitTo({ code: '33.17.14.2001' }), limited)).toMatch(/di luar kecamatan/);
  expect(await record(visitTo(), limited)).toMatchObject({ outcome: 'stored' });
});

test('visits of the demo are seen there only', async () => {
  await record(visitTo(), VISITOR);
  expect([await counted(), (await counted(true)).length]).toEqual([[], 1]);
});

test('visits are found by desa and by days', async () => {
  await record(visitTo({ date: '2026-11-01' }));
  await record(visitTo({ date: '2026-11-05', code: '33.17.14.2001' }));
  await record(visitTo({ date: '2026-11-09' }));
  const dates = async (search: object) =>
    (await visitsOf(records, { demo: false, ...search })).map(({ date }) => date);
  expect(await dates({ codes: [CODE] })).toEqual(['2026-11-01', '2026-11-09']);
  expect(await dates({ from: '2026-11-05', to: '2026-11-09' })).toEqual(['2026-11-05', '2026-11-09']);
  expect(await dates({ codes: [] })).toEqual([]);
});

describe('corrections', () => {
  test('a correction counts instead of what it corrects, and can be corrected itself', async () => {
    const first = visitTo();
    const second = visitTo({ replaces: first.id, attended: 40 });
    const third = visitTo({ replaces: second.id, attended: 50 });
    for (const one of [first, second, third]) await record(one);
    expect((await counted()).map(({ attended }) => attended)).toEqual([50]);
    expect(await records.select().from(visit)).toHaveLength(3);
  });

  test('a withdrawn visit counts no more; the rows stay', async () => {
    const first = visitTo();
    await record(first);
    await record({ ...first, id: randomUUID(), replaces: first.id, withdrawn: true });
    expect(await counted()).toEqual([]);
    expect(await records.select().from(visit)).toHaveLength(2);
    expect((await searchAudit(records, { limit: 1 }))[0]).toMatchObject({
      action: 'visit.correct',
      details: { withdrawn: true },
    });
  });

  test('of two corrections at once one is told; a withdrawn or foreign record is not corrected', async () => {
    const first = visitTo();
    await record(first);
    const both = await Promise.allSettled(
      [1, 2].map((attended) => record(visitTo({ replaces: first.id, attended }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(visitTo({ replaces: first.id }))).toMatch(/Sementara itu/);
    expect(await refusal(visitTo({ replaces: first.id, code: '33.17.10.2001' }))).toMatch(
      /tidak dapat mengganti desa/,
    );
    expect(await refusal(visitTo({ replaces: first.id }), VISITOR)).toMatch(/tidak ada/);
  });
});

describe('the drive of a visit', () => {
  test('is done with it, with a step in its history; without the visit it is what it was', async () => {
    await keepDrives(records, [{ id: 'k1' }]);
    await markDrive(records, OFFICER, { id: 'k1', status: 'agreed', note: 'Disepakati kepala desa' }, NOW);
    const sent = visitTo({ driveId: 'k1' });
    await record(sent);
    expect(await statusOf('k1')).toBe('done');
    await record({ ...visitTo({ driveId: 'k1' }), replaces: sent.id, id: randomUUID(), withdrawn: true });
    expect(await statusOf('k1')).toBe('agreed');
    expect((await historyOf(records, 'k1')).map(({ status }) => status)).toEqual([
      'agreed',
      'done',
      'agreed',
    ]);
  });

  test('stays done while another visit of it counts, and the second is told', async () => {
    await keepDrives(records, [{ id: 'k1' }]);
    const first = visitTo({ driveId: 'k1' });
    const second = visitTo({ driveId: 'k1' });
    expect(await record(first)).toMatchObject({ remark: null });
    expect(await record(second)).toMatchObject({ outcome: 'stored', remark: 'drive-done' });
    await record({ ...first, id: randomUUID(), replaces: first.id, withdrawn: true });
    expect(await statusOf('k1')).toBe('done');
    expect((await historyOf(records, 'k1')).map(({ status }) => status)).toEqual(['done']);
  });

  test('that was cancelled or moved stays so; the visit is kept and says so', async () => {
    await keepDrives(records, [{ id: 'k1' }, { id: 'k2' }]);
    await markDrive(records, OFFICER, { id: 'k1', status: 'cancelled', note: 'Hajatan' }, NOW);
    await moveDrive(records, OFFICER, { id: 'k2', date: '2026-12-02', note: '' }, NOW);
    expect(await record(visitTo({ driveId: 'k1' }))).toMatchObject({
      outcome: 'stored',
      remark: 'drive-cancelled',
    });
    const sent = visitTo({ driveId: 'k2' });
    expect(await record(sent)).toMatchObject({ outcome: 'stored', remark: 'drive-moved' });
    expect(await record(sent)).toMatchObject({ outcome: 'already', remark: 'drive-moved' });
    expect([await statusOf('k1'), await statusOf('k2')]).toEqual(['cancelled', 'moved']);
  });

  test('must be of the same desa and not of the demo; so the partner', async () => {
    await keepDrives(records, [{ id: 'k1', code: '33.17.10.2001' }]);
    await keepPartner(records, 'm1', 'DWP Contoh', true);
    expect(await refusal(visitTo({ driveId: 'k1' }))).toMatch(/Jadwal/);
    expect(await refusal(visitTo({ driveId: 'k1', code: '33.17.10.2001' }), VISITOR)).toMatch(/Jadwal/);
    expect(await refusal(visitTo({ partnerId: 'm1' }))).toMatch(/Mitra/);
    expect(await record(visitTo({ partnerId: 'm1' }), VISITOR)).toMatchObject({ outcome: 'stored' });
  });
});

describe('drives', () => {
  const mark = (status: 'draft' | 'agreed' | 'cancelled', change = {}, actor = OFFICER) =>
    markDrive(records, actor, { id: 'k1', status, note: '', ...change }, NOW);
  const move = (change = {}, actor = OFFICER) =>
    moveDrive(records, actor, { id: 'k1', date: '2026-12-02', note: 'Hujan', ...change }, NOW);

  test('a move leaves the old row moved and makes one that expects the same, with one history', async () => {
    await keepDrives(records, [{ id: 'k1', status: 'agreed' }]);
    const id = await move();
    const again = await move({ id, date: '2026-12-03' });
    const drives = await drivesOf(records, { demo: false });
    expect(drives.map(({ date, status, movedFrom }) => [date, status, movedFrom])).toEqual([
      ['2026-11-27', 'moved', null],
      ['2026-12-02', 'moved', 'k1'],
      ['2026-12-03', 'draft', id],
    ]);
    expect(drives[2]!.expected).toEqual(drives[0]!.expected);
    const history = await historyOf(records, again);
    expect(history.map(({ status, note }) => [status, note])).toEqual([
      ['draft', 'Hujan'],
      ['moved', 'Hujan'],
      ['draft', 'Hujan'],
      ['moved', 'Hujan'],
    ]);
  });

  test('what is moved or done is not set any more; of two moves at once one is told', async () => {
    await keepDrives(records, [{ id: 'k1' }, { id: 'k2', status: 'done' }]);
    const both = await Promise.allSettled([move(), move({ date: '2026-12-04' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(mark('cancelled')).rejects.toThrow(/done or was moved/);
    await expect(mark('draft', { id: 'k2' })).rejects.toThrow(/done or was moved/);
    expect(await drivesOf(records, { demo: false })).toHaveLength(3);
  });

  test('of others, with numbers of people or to a day that cannot be: refused', async () => {
    await keepDrives(records, [{ id: 'k1' }]);
    await expect(mark('agreed', {}, VISITOR)).rejects.toThrow(/no such planned visit/);
    await expect(mark('agreed', {}, { ...OFFICER, areas: ['33.17.14'] })).rejects.toThrow(/no such/);
    await expect(mark('agreed', { note: 'WA 08' + '1234567890' })).rejects.toThrow(/phone/);
    for (const date of ['2026-11-26', '2026-11-27', '2028-01-02', '2026-13-01', ''])
      await expect(move({ date })).rejects.toThrow(/Choose another day/);
    expect(await historyOf(records, 'k1')).toEqual([]);
  });
});
