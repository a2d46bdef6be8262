import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Course } from '#lib/domain/targets/course.ts';
import { plainWishes } from '#lib/domain/targets/split-wishes.ts';
import { segmentStart } from '#lib/domain/targets/start-figures.ts';
import type { Actor } from '#lib/server/accounts/actor.ts';
import { searchAudit } from '#lib/server/records/audit.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import {
  changedDesa,
  saveTarget,
  targetHistory,
  targetOf,
  targetYears,
  undoTarget,
  type DesaTarget,
} from '#lib/server/records/targets.ts';
import { UserError } from '#lib/server/user-error.ts';
import { REPOSITORY, TESTER } from '../fixture-app.ts';

const NOW = new Date('2026-11-27T02:00:00Z');
const HEAD: Actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh' };
const VISITOR: Actor = { ...TESTER, kind: 'demo', id: 'd1', name: 'Kepala cabang (demo)' };

let dataDir: string;
let records: Records;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-targets-'));
  records = await openRecords({ appDir: REPOSITORY, dataDir });
});
afterEach(async () => {
  records.close();
  await rm(dataDir, { recursive: true });
});

function courseOf(people: number, year = 2027): Course {
  const none = segmentStart([], null);
  return {
    year,
    segments: {
      pu: null,
      bpu: { goal: { kind: 'people', people }, wishes: plainWishes(people), profile: { kind: 'flat' } },
      jakon: null,
    },
    ucj: null,
    start: {
      period: '2026-10',
      denominator: 'potensi',
      segments: { pu: none, bpu: none, jakon: none },
      total: null,
    },
  };
}
const desaOf = (...people: number[]): DesaTarget[] =>
  people.map((one, i) => ({ segment: 'bpu', code: `99.01.01.200${i + 1}`, people: one }));

const save = (people: number[], base: number, { actor = HEAD, reason = 'Rapat kerja', year = 2027 } = {}) => {
  const total = people.reduce((sum, one) => sum + one, 0);
  return saveTarget(
    records,
    actor,
    { course: courseOf(total, year), desa: desaOf(...people), reason, base },
    NOW,
  );
};
const current = async (demo = false) => {
  const found = await targetOf(records, { year: 2027, demo });
  return found && { number: found.number, people: found.desa.map((one) => one.people) };
};
const undo = (base: number) => undoTarget(records, HEAD, { year: 2027, base }, NOW);

test('a year without versions has no target and no history', async () => {
  expect(await current()).toBeNull();
  expect(await targetHistory(records, { year: 2027, demo: false })).toEqual([]);
});

test('a saved target comes back whole, with who, when and why', async () => {
  await save([10, 20], 0);
  expect(await targetOf(records, { year: 2027, demo: false })).toMatchObject({
    year: 2027,
    number: 1,
    createdAt: NOW,
    authorName: 'Sri Contoh',
    reason: 'Rapat kerja',
    restores: null,
    course: courseOf(30),
    desa: desaOf(10, 20),
  });
});

describe('undo', () => {
  test('brings the version before back as a new one; again, it brings the change back', async () => {
    await save([10, 20], 0);
    await save([30, 20], 1, { reason: 'Naik' });
    await undo(2);
    expect(await current()).toEqual({ number: 3, people: [10, 20] });
    await undo(3);
    expect(await current()).toEqual({ number: 4, people: [30, 20] });
    const history = await targetHistory(records, { year: 2027, demo: false });
    const ids = new Map(history.map(({ id, number }) => [id, number]));
    expect(history.map(({ number, restores }) => [number, restores && ids.get(restores)])).toEqual([
      [4, 2],
      [3, 1],
      [2, null],
      [1, null],
    ]);
  });

  test('of the first version leaves the year without a target, and can be undone', async () => {
    await save([10, 20], 0);
    await undo(1);
    expect((await targetOf(records, { year: 2027, demo: false }))!.course).toBeNull();
    expect(await current()).toEqual({ number: 2, people: [] });
    await undo(2);
    expect(await current()).toEqual({ number: 3, people: [10, 20] });
  });

  test('of nothing is refused with a sentence', async () => {
    await expect(undo(0)).rejects.toThrow(UserError);
  });
});

describe('two people at once', () => {
  test('who comes second gets a sentence that names the version and its author', async () => {
    await save([10, 20], 0);
    await expect(save([11, 20], 0)).rejects.toThrow(/Sri Contoh has saved version 1 meanwhile/);
    await expect(undo(0)).rejects.toThrow(/version 1/);
    expect(await current()).toEqual({ number: 1, people: [10, 20] });
  });

  test('of eight that save in the same moment one is kept, with one note', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => save([i, 20], 0)));
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(7);
    expect(refused.every((cause) => cause instanceof UserError)).toBe(true);
    expect((await current())!.number).toBe(1);
    expect(await searchAudit(records, { action: 'target.save', limit: 10 })).toHaveLength(1);
  });
});

test('targets of the demo are seen in the demo only', async () => {
  await save([10, 20], 0);
  await save([1, 2], 0, { actor: VISITOR });
  expect(await current()).toEqual({ number: 1, people: [10, 20] });
  expect(await current(true)).toEqual({ number: 1, people: [1, 2] });
  await save([1, 2], 0, { actor: VISITOR, year: 2028 });
  expect(await targetYears(records, { demo: false })).toEqual([2027]);
  expect(await targetYears(records, { demo: true })).toEqual([2027, 2028]);
});

test('the audit has a note of each change', async () => {
  await save([10, 20], 0);
  await undo(1);
  const notes = await searchAudit(records, { limit: 10 });
  expect(notes).toMatchObject([
    { action: 'target.undo', objectKind: 'target', objectId: '2027', actorName: 'Sri Contoh' },
    { action: 'target.save', details: { version: 1, bpu: 30, pu: null, reason: 'Rapat kerja' } },
  ]);
});

describe('what is refused changes nothing', () => {
  test.each(['', '   ', 'x'.repeat(501), 'tanya sri@contoh.id'])('reason "%s"', async (reason) => {
    await expect(save([10, 20], 0, { reason })).rejects.toThrow(UserError);
    expect(await current()).toBeNull();
  });

  test('desa that do not sum to the goal', async () => {
    const wrong = { course: courseOf(31), desa: desaOf(10, 20), reason: 'Rapat', base: 0 };
    await expect(saveTarget(records, HEAD, wrong, NOW)).rejects.toThrow(/sum to 30 for bpu, the goal is 31/);
    expect(await searchAudit(records, { limit: 10 })).toEqual([]);
  });
});

test('what differs between two versions, desa by desa', async () => {
  const first = await save([10, 20, 5], 0);
  const second = await save([10, 25], 1);
  expect(await changedDesa(records, first.id, second.id)).toEqual({
    pu: [],
    bpu: ['99.01.01.2002', '99.01.01.2003'],
    jakon: [],
  });
});

test('84,000 rows fit into one version', async () => {
  const desa: DesaTarget[] = Array.from({ length: 84_000 }, (_, i) => ({
    segment: 'bpu',
    code: `desa ${i}`,
    people: 1,
  }));
  await saveTarget(records, HEAD, { course: courseOf(84_000), desa, reason: 'Nasional', base: 0 }, NOW);
  expect((await targetOf(records, { year: 2027, demo: false }))!.desa).toHaveLength(84_000);
});
