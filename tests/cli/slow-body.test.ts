import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { endSlowBody } from '../../src/cli/slow-body.ts';

let server: Server;
afterEach(() => server.close());

/** Sends the text to a server that gives bodies 50 ms, and says what came back until the connection ended. */
async function send(text: string): Promise<string> {
  server = createServer((request, response) => {
    endSlowBody(request, 50);
    request.resume().once('end', () => response.writeHead(200, { connection: 'close' }).end('whole'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => (received += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return received;
}

const post = (path: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n${body}`;

test('a body that stops halfway ends the connection', async () => {
  expect(await send(post('/masuk', 'nama='))).toBe('');
  expect(await send(post('/api/v1/imports/x/undo', ''))).toBe('');
});

test('a whole one is answered', async () => {
  expect(await send(post('/masuk', 'nama=budi'))).toMatch(/^HTTP\/1\.1 200 [^]*whole/);
});
