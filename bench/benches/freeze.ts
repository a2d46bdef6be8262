import { monitorEventLoopDelay } from 'node:perf_hooks';
import { BLOCK_KINDS, reportAskedSchema, type ReportAsked } from '#lib/domain/reports/report-asked.ts';
import type { Snapshot } from '#lib/domain/reports/snapshot.ts';
import { readConfig } from '#lib/server/config.ts';
import { withPage } from '#lib/server/pages/app.ts';
import { snapshotBytes } from '#lib/server/records/snapshots.ts';
import { withRecords } from '#lib/server/records/store.ts';
import { freezeReports } from '#lib/server/reports/freeze/freeze-reports.ts';
import { closeWarehouse } from '#lib/server/warehouse/gateway.ts';
import { defaultBlocks } from '#lib/views/report/templates.ts';
import type { Measure } from '../measure.ts';
import { durationOf } from '../timing.ts';
import type { Workspace } from '../workspace.ts';

const GOAL_MS = 10_000;

/** Reports of the demo frozen: the branch with all blocks, first and again, and a page for each desa; how long others wait meanwhile. */
export async function benchFreeze({ appDir, dataDir, demo }: Workspace): Promise<Measure[]> {
  await demo();
  const place = { appDir, dataDir };
  try {
    return await withRecords(place, async (records) => {
      const freeze = (asked: (codes: readonly string[]) => ReportAsked[]) =>
        withPage(
          new AbortController().signal,
          (context) => {
            const codes = context.facts.desa.map(({ code }) => code);
            const options = { records, demo: false, now: new Date(), leaves: true };
            return freezeReports(context, asked([context.facts.scope.code, ...codes]), options);
          },
          { config: { ...readConfig({}), ...place } },
        );
      const blocked = monitorEventLoopDelay({ resolution: 5 });
      blocked.enable();
      let [branch]: Snapshot[] = [];
      const first = await durationOf(async () => ([branch] = await freeze(([code]) => [everything(code!)])));
      const again = await durationOf(() => freeze(([code]) => [everything(code!)]));
      let desa = 0;
      const briefs = await durationOf(async () => {
        desa = (await freeze((codes) => codes.slice(1).map(brief))).length;
      });
      blocked.disable();
      return [
        { name: 'freeze: the branch with all blocks, first', unit: 'ms', figure: first },
        { name: 'freeze: the same again', unit: 'ms', figure: again },
        {
          ...{ name: `freeze: ${desa} desa, a page each`, unit: 'ms', figure: briefs },
          goal: { text: `< ${GOAL_MS} ms`, met: briefs < GOAL_MS },
        },
        { name: 'freeze: longest time nobody else is answered', unit: 'ms', figure: blocked.max / 1e6 },
        {
          name: 'freeze: the snapshot of the branch, JSON',
          unit: 'kB',
          figure: snapshotBytes(branch!).json.length / 1000,
        },
      ];
    });
  } finally {
    await closeWarehouse(dataDir);
  }
}

function everything(code: string): ReportAsked {
  const kinds = BLOCK_KINDS.filter((kind) => kind !== 'text');
  return report({ template: 'kecamatan', code, blocks: kinds.map((kind) => ({ kind })) });
}

function brief(code: string): ReportAsked {
  return report({ template: 'desa', code, blocks: defaultBlocks('desa') });
}

function report(of: object): ReportAsked {
  return reportAskedSchema.parse({
    ...{ title: 'Laporan', period: 'latest', denominator: 'potensi', lang: 'id' },
    ...of,
  });
}
