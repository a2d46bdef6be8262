import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#lib/server/config.ts';
import type { KeptAnswer } from '#lib/server/reports/links/kept-answers.ts';
import { isKnown } from '#lib/server/reports/links/shared-answer.ts';
import { pagePath } from '#lib/server/reports/links/shared-path.ts';
import { SILENT_MS, type PlainRead } from './plain-reads.ts';
import { responseHeaders } from './response-headers.ts';

/** A form of an answer: names and values of its headers in turn, and its bytes. */
interface Form {
  headers: readonly string[];
  body: Uint8Array<ArrayBuffer> | null;
  /** All that is sent, with the date of a second. */
  whole?: { second: number; bytes: Buffer };
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
  const { headers } = request;
  const acceptEncoding = String(headers['accept-encoding'] ?? '');
  const taken = { acceptEncoding, ifNoneMatch: headers['if-none-match'] ?? '' };
  const form = formFor(taken, kept, config);
  response.writeHead(statusOf(form), form.headers as string[]);
  response.end(request.method === 'HEAD' ? null : form.body);
}

/** The same as the bytes of a whole answer on a connection that stays. */
export function keptBytes(taken: Taken, kept: KeptAnswer, config: Pick<Config, 'origin'>, now: Date): Buffer {
  const form = formFor(taken, kept, config);
  const second = Math.floor(now.getTime() / 1000);
  if (form.whole?.second !== second) form.whole = { second, bytes: wholeForm(form, now) };
  return form.whole.bytes;
}

function wholeForm(form: Form, now: Date): Buffer {
  const { headers, body } = form;
  const lines = headers.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${headers[i + 1]}`] : []));
  const head = [
    statusOf(form) === 304 ? 'HTTP/1.1 304 Not Modified' : 'HTTP/1.1 200 OK',
    ...lines,
    `date: ${now.toUTCString()}`,
    'connection: keep-alive',
    `keep-alive: timeout=${SILENT_MS / 1000}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]);
}

function statusOf({ body }: Form): 200 | 304 {
  return body === null ? 304 : 200;
}

/** What a reader says of the forms it takes. */
type Taken = Pick<PlainRead, 'acceptEncoding' | 'ifNoneMatch'>;

function formFor(taken: Taken, kept: KeptAnswer, config: Pick<Config, 'origin'>): Form {
  const forms = FORMS.get(kept) ?? {};
  FORMS.set(kept, forms);
  const name = formName(taken, kept);
  return (forms[name] ??= madeForm(kept, name, config));
}

function formName({ acceptEncoding, ifNoneMatch }: Taken, { bodies, etag }: KeptAnswer): keyof Forms {
  if (isKnown(ifNoneMatch, etag)) return 'unchanged';
  if (bodies.br && TAKES_BR.test(acceptEncoding)) return 'br';
  return bodies.gzip && TAKES_GZIP.test(acceptEncoding) ? 'gzip' : 'identity';
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
