import { expect, test } from 'vitest';
import type { AuditEntry } from '#lib/views/audit-data.ts';
import { sittings } from '#lib/views/audit-sittings.ts';

const START = Date.parse('2026-11-20T03:00:00.000Z');
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();

/** Entries as the audit gives them, from those in order of time. */
function newestFirst(changes: readonly Partial<AuditEntry>[]): AuditEntry[] {
  return changes
    .map((change, id) => ({
      ...{ id, at: at(id), actorId: 'sri', actorName: 'Sri', actorKind: 'account', origin: '203.0.113.7' },
      ...{ action: 'report.save' as const, objectKind: 'report', objectId: 'a', details: {} },
      ...change,
    }))
    .reverse();
}
const lines = (changes: readonly Partial<AuditEntry>[]) =>
  sittings(newestFirst(changes)).map(({ newest, oldest, times }) => [oldest.id, newest.id, times]);

test('saves of one report that follow each other are one sitting, from the first to the last', () => {
  expect(lines([{}, {}, {}])).toEqual([[0, 2, 3]]);
  expect(lines([])).toEqual([]);
});

test.each([
  ['another report', { objectId: 'b' }],
  ['another person', { actorId: 'budi', actorName: 'Budi' }],
  ['another place', { origin: '203.0.113.8' }],
  ['another action', { action: 'report.archive' as const }],
])('%s between two saves stands by itself', (_, between) => {
  expect(lines([{}, between, {}])).toEqual([
    [2, 2, 1],
    [1, 1, 1],
    [0, 0, 1],
  ]);
});

test('a pause of more than half an hour begins another sitting; however long a sitting goes on', () => {
  expect(lines([{ at: at(0) }, { at: at(30) }, { at: at(60) }, { at: at(91) }])).toEqual([
    [3, 3, 1],
    [0, 2, 3],
  ]);
});

test('what is done by hand is never taken together', () => {
  const visit = { action: 'visit.record' as const, objectKind: 'visit' };
  expect(lines([visit, visit])).toHaveLength(2);
});
