import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { createLink, type LinkWishes } from '#lib/server/records/report-links.ts';
import { createReport } from '#lib/server/records/reports.ts';
import { snapshotBytes } from '#lib/server/records/snapshots.ts';
import { withRecords, type Records } from '#lib/server/records/store.ts';
import { exampleSnapshot } from '../../../views/report/example-snapshot.ts';
import { REPOSITORY, TESTER } from '../../fixture-app.ts';
import { asked } from '../freeze/freeze-world.ts';

export interface MadeLink {
  id: string;
  reportId: string;
  secret: string;
  /** Of its snapshot. */
  hash: string;
}

/** Makes a link in a data folder that a server may have open. */
export function linkIn(
  dataDir: string,
  wishes: Partial<LinkWishes> = {},
  snapshot: Snapshot = exampleSnapshot(),
): Promise<MadeLink> {
  const now = new Date();
  const all: LinkWishes = {
    ...{ label: 'Uji', expiresAt: new Date(now.getTime() + 3_600_000), password: null },
    ...{ follows: false, origins: [] },
    ...wishes,
  };
  return inRecords(dataDir, async (records) => {
    const { title } = snapshot;
    const reportId = await createReport(records, { asked: asked({ title }), demo: false }, TESTER, now);
    const link = { ...all, reportId, demo: false, snapshot };
    return {
      ...(await createLink(records, link, TESTER, now)),
      reportId,
      hash: snapshotBytes(snapshot).hash,
    };
  });
}

/** Works on the records of a data folder from outside its server, as another process would. */
export function inRecords<T>(dataDir: string, use: (records: Records) => Promise<T>): Promise<T> {
  return withRecords({ appDir: REPOSITORY, dataDir }, use);
}
