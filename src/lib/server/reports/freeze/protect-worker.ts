import { parentPort } from 'node:worker_threads';
import loadHighs from 'highs';
import { protectCounts } from '#lib/domain/privacy/suppression/protect-counts.ts';
import type { TableAnswer, TableRequest } from './protect-in-thread.ts';

const port = parentPort!;
const highs = await loadHighs();
port.on('message', ({ id, table, threshold, earlier }: TableRequest) => {
  port.postMessage(answer(id, () => protectCounts(table, { threshold, earlier, highs })));
});

function answer(id: number, work: () => TableAnswer['published']): TableAnswer {
  try {
    return { id, published: work(), problem: null };
  } catch (cause) {
    return { id, published: null, problem: cause instanceof Error ? cause.message : String(cause) };
  }
}
