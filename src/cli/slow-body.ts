import type { IncomingMessage } from 'node:http';

/** Files may take as long as the server allows a request; nothing else is larger than a form. */
const UPLOADS = /^\/api\/v1\/imports(\?|$)/;
const FORM_MS = 30_000;

/** Ends the connection of a request whose body does not arrive, so that slow ones cannot hold the server's places. */
export function endSlowBody(request: IncomingMessage, withinMs = FORM_MS): void {
  if (request.complete || UPLOADS.test(request.url ?? '')) return;
  const timer = setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, withinMs);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
}
