// A process of its own that opens the records store and writes one row; see open-in-processes.ts.
import { audit } from '#lib/server/records/schema.ts';
import { withRecords } from '#lib/server/records/store.ts';

const [, , appDir, dataDir, actorName] = process.argv;
if (appDir === undefined || dataDir === undefined || actorName === undefined) {
  throw new Error('an app folder, a data folder and a name are needed');
}
const place = { appDir, dataDir };
await withRecords(place, (records) =>
  records.insert(audit).values({
    at: new Date(0),
    actorName,
    actorKind: 'command-line',
    origin: 'terminal',
    action: 'test',
    objectKind: 'test',
    details: '{}',
  }),
);
