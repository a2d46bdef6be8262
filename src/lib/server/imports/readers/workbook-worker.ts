import { parentPort, workerData } from 'node:worker_threads';
import { parseWorkbook } from './workbook-parse.ts';

// Runs in a thread of its own, with a limit on its memory and its time: a workbook can be built to eat both.
try {
  parentPort?.postMessage({ sheets: parseWorkbook(workerData as Uint8Array) });
} catch {
  // What the parser says may quote the file; the sentence for the user is made by whoever asked.
  parentPort?.postMessage({ failed: true });
}
