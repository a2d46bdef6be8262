import { UserError } from '../user-error.ts';
import type { FileInput } from './readers/read-file.ts';

/** More than any reader takes; a body that declares more is not read at all. */
export const LARGEST_UPLOAD = 400_000_000;

const MOST_NAME = 200;

/**
 * A request's body as a file. Its name is a label only: it never becomes a path.
 * @throws UserError for a body that declares to be too large
 */
export function uploadInput(request: Request, url: URL): FileInput {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > LARGEST_UPLOAD) {
    const megabytes = Math.round(declared / 1e6);
    throw new UserError(
      `The file says it has ${megabytes} MB; the most is ${LARGEST_UPLOAD / 1e6} MB. Split it by month, or import it on the server with the command line.`,
      `Berkas ini ${megabytes} MB; paling besar ${LARGEST_UPLOAD / 1e6} MB. Pecah per bulan, atau impor di komputer server dengan baris perintah.`,
    );
  }
  return {
    name: labelOf(url.searchParams.get('name') ?? ''),
    chunks: request.body ? chunksOf(request.body) : nothing(),
    path: null,
  };
}

function labelOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // Control characters would garble a terminal or a log.
  const plain = last.replace(/\p{Cc}/gu, '').trim();
  return plain.slice(0, MOST_NAME) || 'berkas';
}

/** An empty file has no body at all. */
async function* nothing(): AsyncIterable<Uint8Array> {}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
