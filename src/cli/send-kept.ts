import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#lib/server/config.ts';
import type { KeptAnswer } from '#lib/server/reports/links/kept-answers.ts';
import { isKnown } from '#lib/server/reports/links/shared-answer.ts';
import { pagePath } from '#lib/server/reports/links/shared-path.ts';
import { responseHeaders } from './response-headers.ts';

/** A form of an answer: names and values of its headers in turn, and its bytes. */
interface Form {
  headers: readonly string[];
  body: Uint8Array<ArrayBuffer> | null;
}

type Forms = Partial<Record<'identity' | 'gzip' | 'br' | 'unchanged', Form>>;

const TAKES_BR = /(^|[ ,])br(?! *; *q=0(\.0*)?( |,|$))/;
const TAKES_GZIP = /(^|[ ,])gzip(?! *; *q=0(\.0*)?( |,|$))/;

const FORMS = new WeakMap<KeptAnswer, Forms>();

/** Sends an answer that was made before, as the reader takes it; all that is the same each time is written once. */
export function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  kept: KeptAnswer,
  config: Pick<Config, 'origin'>,
): void {
  const name = formFor(request.headers, kept);
  const forms = FORMS.get(kept) ?? {};
  FORMS.set(kept, forms);
  const { headers, body } = (forms[name] ??= madeForm(kept, name, config));
  response.writeHead(name === 'unchanged' ? 304 : 200, headers as string[]);
  response.end(request.method === 'HEAD' ? null : body);
}

function formFor(headers: IncomingMessage['headers'], { bodies, etag }: KeptAnswer): keyof Forms {
  if (isKnown(headers['if-none-match'], etag)) return 'unchanged';
  const taken = String(headers['accept-encoding'] ?? '');
  if (bodies.br && TAKES_BR.test(taken)) return 'br';
  return bodies.gzip && TAKES_GZIP.test(taken) ? 'gzip' : 'identity';
}

function madeForm(kept: KeptAnswer, name: keyof Forms, config: Pick<Config, 'origin'>): Form {
  const body = name === 'unchanged' ? null : kept.bodies[name]!;
  const isCompressed = name === 'gzip' || name === 'br';
  const path = `${pagePath({ secret: kept.secret, key: null })}${kept.kind === 'embed' ? '/sisip' : ''}`;
  const headers = {
    ...responseHeaders(path, config),
    ...kept.headers,
    ...(body && { 'content-length': String(body.byteLength) }),
    ...(isCompressed && { 'content-encoding': name }),
  };
  return { headers: Object.entries(headers).flat(), body };
}
