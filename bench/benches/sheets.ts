import { monitorEventLoopDelay } from 'node:perf_hooks';
import { exportSheets } from '#lib/server/drives/export-sheets.ts';
import { sheetDocument } from '#lib/views/sheet-document.ts';
import { closeDemoPlan, openDemoPlan } from '../../tests/server/drives/demo-plan.ts';
import type { Measure } from '../measure.ts';
import { timeInTurns } from '../timing.ts';
import type { Workspace } from '../workspace.ts';

const ROUNDS = 5;
const GOAL_MS = 10_000;
const GOAL_BLOCKED_MS = 300;
const ASKED = { format: 'pdf', lang: 'id', date: null, team: null, part: 'semua' } as const;

/** Route sheets of two weeks of two teams on the demo: a page for each team-day, one for each desa; and how long others wait meanwhile. */
export async function benchSheets({ appDir }: Workspace): Promise<Measure[]> {
  const demo = await openDemoPlan();
  try {
    const data = await demo.sheets();
    const about = `${data.days.length} team-days, ${data.briefings.length} desa`;
    let longest = 0;
    const timings = await timeInTurns(
      {
        data: () => demo.sheets(),
        pages: () => sheetDocument(data, 'id', 'semua'),
        pdf: () => exportSheets(appDir, data, ASKED),
        all: async () => {
          const blocked = monitorEventLoopDelay({ resolution: 5 });
          blocked.enable();
          await exportSheets(appDir, await demo.sheets(), ASKED);
          blocked.disable();
          longest = Math.max(longest, blocked.max / 1e6);
        },
      },
      { rounds: ROUNDS },
    );
    const { body } = await exportSheets(appDir, data, ASKED);
    return [
      { name: `sheets: what they say, ${about}`, unit: 'ms', ...timings.data },
      {
        name: 'sheets: pages as text and shapes, while nobody else is answered',
        unit: 'ms',
        ...timings.pages,
      },
      { name: 'sheets: pages and PDF', unit: 'ms', ...timings.pdf },
      {
        ...{ name: 'sheets: all of it', unit: 'ms', ...timings.all },
        goal: { text: `< ${GOAL_MS} ms`, met: timings.all.figure < GOAL_MS },
      },
      {
        ...{
          name: 'sheets: longest time nobody else is answered',
          unit: 'ms',
          figure: longest,
          runs: ROUNDS,
        },
        goal: { text: `< ${GOAL_BLOCKED_MS} ms`, met: longest < GOAL_BLOCKED_MS },
      },
      { name: 'sheets: the PDF', unit: 'kB', figure: body.length / 1000 },
    ];
  } finally {
    await closeDemoPlan(demo);
  }
}
