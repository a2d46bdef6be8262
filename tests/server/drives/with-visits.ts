import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import { visit, visitRegistration } from '#lib/server/records/schema.ts';
import { openRecords, type Records } from '#lib/server/records/store.ts';
import type { Config } from '#lib/server/config.ts';
import type { Selection } from '#lib/views/page-data.ts';
import { DESA, reported, withFixtureApp } from '../fixture-app.ts';

/** A visit to be put into the records; what is left out is empty. */
export interface InsertedVisit {
  id: string;
  code: string;
  date: string;
  attended?: number | null;
  /** People registered who pay for themselves, by programme. */
  registered?: readonly number[];
  replaces?: string;
  withdrawn?: boolean;
}

/** Puts a visit of the demo into the records as a phone would. */
export async function insertVisit(records: Records, given: InsertedVisit): Promise<void> {
  const { id, code, date, attended = null, registered = [], replaces = null, withdrawn = false } = given;
  const at = new Date(`${date}T03:00:00Z`);
  const row = {
    ...{ id, code, date, attended, replaces, withdrawn, demo: true },
    ...{ recordedAt: at, receivedAt: at, authorName: 'Uji' },
  };
  await records.insert(visit).values(row);
  const programmes = ['jkk-jkm', 'jkk-jkm-jht'];
  for (const [i, people] of registered.entries())
    await records
      .insert(visitRegistration)
      .values({ visitId: id, programme: programmes[i]!, payer: 'mandiri', people });
}

interface World {
  desa: readonly string[];
  records: Records;
  /** Visits of the demo. */
  demo: { records: Records; demo: boolean };
  selection: Selection;
  page: <T>(use: (context: PageContext) => Promise<T>) => Promise<T>;
  insert: (given: InsertedVisit) => Promise<void>;
  /** BPU workers of a desa (potensi), people. */
  eligible: (code: string) => number;
}

/** December 2025: 14 BPU members in each of six desa, January 2026: 15, February: 30 in the first, 16 in the others. */
const LINES = [
  ...DESA.flatMap((code) => reported('2025-12', code, 40, 14, 5)),
  ...DESA.flatMap((code) => reported('2026-01', code, 40, 15, 5)),
  ...DESA.flatMap((code) => reported('2026-02', code, 42, code === DESA[0] ? 30 : 16, 6)),
];

/** A small branch with three months of counts and an empty records store. */
export function withVisits(use: (world: World) => Promise<void>): Promise<void> {
  return withFixtureApp(async (app) => {
    await app.enroll('tiga-bulan.csv', LINES);
    await app.build();
    const records = await openRecords(app);
    const config = { appDir: app.appDir, dataDir: app.dataDir, version: '' } as Config;
    const page: World['page'] = (work) => withPage(new AbortController().signal, work, { config });
    const selection: Selection = {
      ...{ period: '2026-02', denominator: 'potensi', segment: 'bpu', kecamatan: null },
      ...{ measure: 'gap', lang: 'id' },
    };
    const rows = await page((context) =>
      context.rows({ level: 'desa', periods: ['2026-02'], segments: ['bpu'], denominator: 'potensi' }),
    );
    const eligible = (code: string) => rows.find((row) => row.code === code)!.eligible!;
    const insert = (given: InsertedVisit) => insertVisit(records, given);
    try {
      await use({ desa: DESA, records, demo: { records, demo: true }, selection, page, insert, eligible });
    } finally {
      records.close();
    }
  });
}
