import { request } from 'node:http';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Asks as `fetch` would, with any `Host` and `Content-Length`, which `fetch` sets itself. */
export function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: headersOf(response.rawHeaders), text }),
      );
    });
    sent.on('error', reject);
    // What is declared may be more than is sent: an answer must not wait for it.
    if (Number(headers['content-length'] ?? 0) > body.length) sent.write(body || ' ');
    else sent.end(body);
  });
}

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i < raw.length; i += 2) headers.append(raw[i]!, raw[i + 1]!);
  return headers;
}
