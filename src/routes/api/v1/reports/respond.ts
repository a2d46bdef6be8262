import { langOf } from '#lib/server/accounts/guard.ts';
import { withPage, type PageContext } from '#lib/server/pages/app.ts';
import type { Sharer } from '#lib/server/reports/share/share-report.ts';
import { UserError } from '#lib/server/user-error.ts';
import { wordsFor } from '#lib/views/words/index.ts';
import { sharerOf } from '../../../sharer.ts';

interface Event {
  url: URL;
  request: Request;
  locals: App.Locals;
}

/** Works on the served build; a mistake of the user is a 400 with its sentence. */
export async function respond(
  event: Event,
  work: (context: PageContext, sharer: Sharer) => Promise<Response>,
): Promise<Response> {
  const sharer = await sharerOf(event);
  try {
    return await withPage(event.request.signal, (context) => work(context, sharer));
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return refusal(400, cause.in(langOf(event.url)));
  }
}

/** What was sent as JSON; null where it is none. */
export async function bodyOf({ request }: Event): Promise<Record<string, unknown> | null> {
  const body: unknown = await request.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
}

export function unreadable({ url }: Event): Response {
  return refusal(400, wordsFor(langOf(url)).reportsPage.unreadable);
}

export function refusal(status: number, message: string, more: object = {}): Response {
  return Response.json({ message, ...more }, { status, headers: { 'cache-control': 'no-store' } });
}

/** A file to keep. */
export function download(file: {
  body: Uint8Array<ArrayBuffer>;
  fileName: string;
  mediaType: string;
}): Response {
  return new Response(file.body, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.fileName}"`,
      'cache-control': 'no-store',
    },
  });
}
