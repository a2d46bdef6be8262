import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '../user-error.ts';

/** Templates there are, in `templates/`: `<name>.typ` takes its data from `sys.inputs.data`, which is JSON. */
export type PdfTemplate = 'report' | 'sheets';

/** Documents that may wait for those before them. */
const MOST_WAITING = 20;

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Sets a template with its data as PDF, in a thread of its own, one document after the other. Text in the data is text: nothing of it is
 * read as markup.
 *
 * @param data what JSON can hold
 * @throws UserError when too many documents wait already; the signal's reason when nobody waits for this one any more
 */
export async function renderPdf(
  appDir: string,
  { template, data }: { template: PdfTemplate; data: unknown },
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (waiting >= MOST_WAITING)
    throw new UserError(
      'Too many documents are being made at this moment; try again in a minute.',
      'Terlalu banyak dokumen sedang dibuat saat ini; coba lagi satu menit lagi.',
    );
  waiting++;
  const made = last.then(() => {
    signal?.throwIfAborted();
    return inThread(join(appDir, 'src/lib/server/reports'), template, JSON.stringify(data));
  });
  last = made.then(
    () => waiting--,
    () => waiting--,
  );
  return made;
}

function inThread(folder: string, template: PdfTemplate, data: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(folder, 'pdf-thread.js'), {
      execArgv: [],
      workerData: { templates: join(folder, 'templates'), template, data },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that makes a PDF has ended (${code})`)));
  });
}
