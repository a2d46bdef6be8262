// A process of its own that records one visit; see visits.test.ts. Prints what became of it.
import { recordVisit } from '#lib/server/records/visits.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { TESTER } from '../fixture-app.ts';

const [, , appDir, dataDir, json] = process.argv;
if (appDir === undefined || dataDir === undefined || json === undefined)
  throw new Error('an app folder, a data folder and a visit are needed');
const actor = { ...TESTER, kind: 'account', id: 'u1', name: 'Sri Contoh' } as const;
const now = new Date('2026-11-27T03:00:00Z');
const { outcome } = await withRecords({ appDir, dataDir }, (records) =>
  recordVisit(records, actor, JSON.parse(json), now),
);
console.log(outcome);
