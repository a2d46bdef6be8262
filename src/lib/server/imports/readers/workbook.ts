import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { UserError } from '#lib/server/user-error.ts';
import { workbookSeconds } from './limits.ts';
import type { ParsedSheet } from './workbook-parse.ts';

const HEAP_MB = 1500;

/**
 * Parses a workbook in a thread that is stopped when it takes too long or too much memory.
 * @throws UserError for a damaged or monstrous one
 */
export async function readWorkbook(
  name: string,
  content: Uint8Array,
  { appDir, signal }: { appDir: string; signal?: AbortSignal },
): Promise<ParsedSheet[]> {
  const worker = new Worker(join(appDir, 'src/lib/server/imports/readers/workbook-thread.js'), {
    workerData: content,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const stop = () => void worker.terminate();
  const seconds = workbookSeconds(content.length);
  const timer = setTimeout(stop, seconds * 1000);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', (answer: { sheets?: ParsedSheet[] }) =>
        answer.sheets ? resolve(answer.sheets) : reject(damaged(name)),
      );
      worker.once('error', () => reject(tooHeavy(name, seconds)));
      worker.once('exit', () => reject(tooHeavy(name, seconds)));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

export function damaged(name: string): UserError {
  return new UserError(
    `${name} is damaged or protected by a password. Open it in a spreadsheet, save it again without password, and try again.`,
    `${name} rusak atau dilindungi kata sandi. Buka di Excel atau LibreOffice, simpan ulang tanpa kata sandi, lalu coba lagi.`,
  );
}

function tooHeavy(name: string, seconds: number): UserError {
  return new UserError(
    `${name} takes more than ${seconds} seconds or too much memory to read. Save only the sheet that is needed, best as CSV.`,
    `${name} terlalu berat dibaca (lebih dari ${seconds} detik atau memori penuh). Simpan hanya lembar yang diperlukan, sebaiknya sebagai CSV.`,
  );
}
