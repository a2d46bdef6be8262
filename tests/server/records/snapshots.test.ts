import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { snapshotSchema } from '#lib/domain/reports/snapshot-schema.ts';
import { RecordsError } from '#lib/server/records/records-error.ts';
import { snapshot as snapshots } from '#lib/server/records/schema.ts';
import { readSnapshot, snapshotBytes, snapshotRow } from '#lib/server/records/snapshots.ts';
import { exampleSnapshot } from '../../views/report/example-snapshot.ts';
import { FROZEN_AT, withFreezeWorld } from '../reports/freeze/freeze-world.ts';

const EXAMPLE = exampleSnapshot();

/** The same with the keys of every object the other way round. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, of]) => [key, turned(of)]),
  ) as T;
}

describe('the bytes of a snapshot', () => {
  test('are the same whatever the order of its keys, and others as soon as a value differs', () => {
    const { json, hash } = snapshotBytes(EXAMPLE);
    expect(snapshotBytes(turned(EXAMPLE))).toEqual({ json, hash });
    expect(JSON.parse(json)).toEqual(EXAMPLE);
    expect(hash).toBe(createHash('sha256').update(json).digest('hex'));
    expect(snapshotBytes({ ...EXAMPLE, threshold: 6 }).hash).not.toBe(hash);
  });
});

describe('a snapshot in the records', () => {
  test('is kept once, read as it was, and null where there is none', () =>
    withFreezeWorld(async ({ records }) => {
      const { hash } = snapshotBytes(EXAMPLE);
      expect(await readSnapshot(records, hash)).toBeNull();
      await snapshotRow(records, EXAMPLE, FROZEN_AT);
      await snapshotRow(records, turned(EXAMPLE), new Date(FROZEN_AT.getTime() + 1000));
      expect(await readSnapshot(records, hash)).toEqual(EXAMPLE);
      const rows = await records.select().from(snapshots);
      expect(rows.map(({ createdAt }) => createdAt)).toEqual([FROZEN_AT]);
    }));

  test('cannot be changed, and is refused where its content is not that of its hash, or holds anything else', () =>
    withFreezeWorld(async ({ records }) => {
      await snapshotRow(records, EXAMPLE, FROZEN_AT);
      const body = gzipSync('{}');
      await expect(records.update(snapshots).set({ body })).rejects.toThrow();
      const damaged = gzipSync(gunzipSync((await records.select().from(snapshots))[0]!.body).subarray(1));
      const more = JSON.stringify({ ...EXAMPLE, query: 'select 1' });
      const hashOfMore = createHash('sha256').update(more).digest('hex');
      const kept = [
        { hash: 'a'.repeat(64), body: damaged },
        { hash: 'b'.repeat(64), body: Buffer.from('not gzip') },
        { hash: hashOfMore, body: gzipSync(more) },
      ];
      await records
        .insert(snapshots)
        .values(kept.map((row) => ({ ...row, createdAt: FROZEN_AT, period: '2026-10', build: 'b1' })));
      for (const { hash } of kept) await expect(readSnapshot(records, hash)).rejects.toThrow(RecordsError);
    }));
});

describe('what a snapshot may hold', () => {
  test('is the example and nothing beside it, at any depth', () => {
    expect(snapshotSchema.parse(EXAMPLE)).toEqual(EXAMPLE);
    expect(snapshotSchema.parse(exampleSnapshot('en'))).toEqual(exampleSnapshot('en'));
    let objects = 0;
    const addEverywhere = (value: unknown, put: (changed: unknown) => unknown): void => {
      if (value === null || typeof value !== 'object') return;
      if (!Array.isArray(value)) {
        objects++;
        expect(snapshotSchema.safeParse(put({ ...value, note: 'Bu Sari' })).success).toBe(false);
      }
      // One of a list stands for the others.
      const parts = Object.entries(value).filter(
        ([key]) => !Array.isArray(value) || key === '0' || 'kind' in Object(Reflect.get(value, key)),
      );
      for (const [key, part] of parts)
        addEverywhere(part, (changed) => {
          const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
          Reflect.set(copy, key, changed);
          return put(copy);
        });
    };
    addEverywhere(EXAMPLE, (changed) => changed);
    expect(objects).toBeGreaterThan(30);
  });

  test.each<[string, (row: Snapshot['rows'][number]) => object]>([
    ['a bare number for a count', () => ({ active: 3 })],
    ['a small count with its number', () => ({ active: { kind: 'small', below: 5, count: 3 } })],
    ['a range that is one number', () => ({ active: { kind: 'hidden', low: 7, high: 7 } })],
    ['a name with a line break', ({ name }) => ({ name: `${name}\nNIK` })],
    ['a code of something else', () => ({ code: '33.17.10.2030.01' })],
  ])('is not %s', (_, change) => {
    const [first, ...rest] = EXAMPLE.rows;
    const rows = [{ ...first, ...change(first!) }, ...rest];
    expect(snapshotSchema.safeParse({ ...EXAMPLE, rows }).success).toBe(false);
  });
});
