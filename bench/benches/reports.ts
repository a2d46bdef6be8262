import { closeRecords } from '#lib/server/records/store.ts';
import { reportFile, type ReportFormat } from '#lib/server/reports/files/report-file.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import { demoReports, desaOf } from '../../tests/server/reports/files/demo-reports.ts';
import type { Measure } from '../measure.ts';
import { durationOf, timeInTurns } from '../timing.ts';
import type { Workspace } from '../workspace.ts';

const ROUNDS = 5;
const GOAL_MS = 2000;
const GOAL_BRIEFS_MS = 30_000;
const LINK = 'https://contoh.example/r/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

/** Files of a kecamatan's report on the demo in every format, and a page for each desa as one PDF; what it takes to freeze them. */
export async function benchReports(workspace: Workspace): Promise<Measure[]> {
  const { appDir, dataDir } = workspace;
  await workspace.demo();
  const frozen = (wanted: Parameters<typeof demoReports>[1]) => demoReports({ appDir, dataDir }, wanted);
  try {
    const [kecamatan, branch] = await frozen([
      { template: 'kecamatan', code: '33.17.10' },
      { template: 'ringkasan', code: '33.17' },
    ]);
    const file = (format: ReportFormat) => () => reportFile(appDir, [kecamatan!], { format, link: LINK });
    const timings = await timeInTurns(
      { pdf: file('pdf'), xlsx: file('xlsx'), zip: file('zip'), html: file('html') },
      { rounds: ROUNDS },
    );
    const wanted = desaOf(branch!).map((code) => ({ template: 'desa' as const, code }));
    let briefs: Awaited<ReturnType<typeof frozen>> = [];
    const freezing = await durationOf(async () => (briefs = await frozen(wanted)));
    let size = 0;
    const setting = await durationOf(async () => {
      const { body } = await reportFile(appDir, briefs, { format: 'pdf', link: LINK });
      size = body.length;
    });
    return [
      ...Object.entries(timings).map(([format, timing]): Measure => ({
        ...{ name: `reports: a kecamatan as ${format}`, unit: 'ms', ...timing },
        ...(format === 'pdf' && { goal: { text: `< ${GOAL_MS} ms`, met: timing.figure < GOAL_MS } }),
      })),
      { name: `reports: ${wanted.length} desa frozen`, unit: 'ms', figure: freezing },
      {
        ...{ name: `reports: ${wanted.length} desa as one PDF`, unit: 'ms', figure: setting },
        goal: { text: `< ${GOAL_BRIEFS_MS} ms`, met: setting < GOAL_BRIEFS_MS },
      },
      { name: `reports: the PDF of ${wanted.length} desa`, unit: 'kB', figure: size / 1000 },
    ];
  } finally {
    await closeWarehouse(dataDir);
    await closeRecords(dataDir);
  }
}
