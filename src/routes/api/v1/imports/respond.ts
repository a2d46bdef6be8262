import { error } from '@sveltejs/kit';
import { getRequestEvent } from '$app/server';
import { langOf } from '#lib/server/accounts/guard.ts';
import { appConfig } from '#lib/server/pages/app.ts';
import { UserError } from '#lib/server/user-error.ts';

export { langOf };

/** What imports are read and published with: configuration, the time, and who asks. */
export function importContext(signal?: AbortSignal) {
  return {
    ...appConfig(),
    now: new Date().toISOString(),
    actor: getRequestEvent().locals.actor,
    ...(signal && { signal }),
  };
}

/** Answers as JSON; a mistake of the user is a 400 with its sentence. */
export async function answerJson(url: URL, answer: () => Promise<unknown>, status = 200): Promise<Response> {
  try {
    return Response.json(await answer(), { status, headers: { 'cache-control': 'no-store' } });
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    return Response.json({ message: cause.in(langOf(url)) }, { status: 400 });
  }
}

/** A draft that is there, or a 404 that says what to do. */
export function found<T>(value: T | null | false, url: URL): T {
  if (value !== null && value !== false) return value;
  const sentence =
    langOf(url) === 'en'
      ? 'This file is no longer in memory; drop it again.'
      : 'Berkas ini sudah tidak ada di memori; pilih lagi berkasnya.';
  error(404, sentence);
}
