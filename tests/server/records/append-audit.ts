// A process of its own that notes many things in the audit; see audit.test.ts.
import { operator } from '#lib/server/accounts/operator.ts';
import { appendAudit } from '#lib/server/records/audit.ts';
import { withRecords } from '#lib/server/records/store.ts';

const [, , appDir, dataDir, name, times] = process.argv;
if (appDir === undefined || dataDir === undefined || name === undefined || times === undefined) {
  throw new Error('an app folder, a data folder, a name and how many times are needed');
}
await withRecords({ appDir, dataDir }, async (records) => {
  for (let i = 0; i < Number(times); i++) {
    const note = { action: 'build.make', objectKind: 'build', objectId: `${name} ${i}` } as const;
    await appendAudit(records, operator(), note, new Date());
  }
});
