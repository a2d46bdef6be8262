import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainRead, takePlainReads } from '../../src/cli/plain-reads.ts';

const READ = 'GET /r/abc HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n';

test('a plain read is told by its path and what its reader takes', () => {
  expect(plainRead(Buffer.from(READ))).toEqual({
    ...{ path: '/r/abc', host: 'localhost', acceptEncoding: 'gzip', ifNoneMatch: '' },
  });
  const more = READ.replace('abc', 'abc/x.pdf?code=33.17').replace(
    '\r\n\r\n',
    '\r\nIf-None-Match: "x"\r\n\r\n',
  );
  expect(plainRead(Buffer.from(more))).toMatchObject({ path: '/r/abc/x.pdf', ifNoneMatch: '"x"' });
});

test.each([
  READ.replace('GET', 'HEAD'),
  READ.replace('GET', 'POST'),
  READ.replace('/r/', '/peta/'),
  READ.replace('HTTP/1.1', 'HTTP/1.0'),
  READ.replace('abc', 'a%62c'),
  READ.slice(0, -2),
  `${READ}${READ}`,
  `${READ}x`,
  READ.replace('\r\n\r\n', '\r\nContent-Length: 5\r\n\r\n'),
  READ.replace('\r\n\r\n', '\r\ntransfer-encoding: chunked\r\n\r\n'),
  READ.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
  READ.replace('\r\n\r\n', '\r\nUpgrade: websocket\r\n\r\n'),
  READ.replace('\r\n\r\n', '\r\nExpect: 100-continue\r\n\r\n'),
  READ.replace('\r\n\r\n', '\r\nHost: lain.example\r\n\r\n'),
  READ.replace('\r\n\r\n', '\r\n Content-Length: 5\r\n\r\n'),
  READ.replace('\r\n\r\n', '\r\nContent-Length : 5\r\n\r\n'),
  READ.replace('\r\n\r\n', '\nContent-Length: 5\r\n\r\n'),
  READ.replace('Host: localhost\r\n', ''),
  READ.replace('localhost', 'localhost\u00e9'),
])('%j is for the server', (text) => {
  expect(plainRead(Buffer.from(text))).toBeNull();
});

let server: Server;
let plain: ReadonlySet<Socket>;
beforeEach(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => response.end(`server ${request.method} ${request.url} ${body}`));
  });
  plain = takePlainReads(server, ({ path }) => {
    if (path === '/r/late') return Promise.resolve(null);
    const bytes = Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${path.length}\r\n\r\n${path}`);
    return path.startsWith('/r/a') ? Promise.resolve(bytes) : null;
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  for (const socket of plain) socket.destroy();
  server.close();
});

/** Sends pieces one after the other, each once the one before has been answered as told, and gives all that came back. */
async function talk(pieces: readonly (readonly [sent: string, until: string])[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let got = '';
  socket.on('data', (chunk: Buffer) => (got += chunk.toString()));
  for (const [sent, until] of pieces) {
    socket.write(sent);
    while (!got.trimEnd().endsWith(until)) await once(socket, 'data');
  }
  socket.end();
  await once(socket, 'close');
  return got;
}

test('reads are answered one after the other on one connection, which is over when its reader ends it', async () => {
  const got = await talk([
    [READ, '/r/abc'],
    [READ.replace('abc', 'abcd'), '/r/abcd'],
  ]);
  expect(got).not.toContain('server');
  expect(plain.size).toBe(0);
});

test('anything else goes to the server, also after reads, whole and in order', async () => {
  const post = 'POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nab';
  const got = await talk([
    [READ, '/r/abc'],
    [READ.replace('abc', 'late'), 'server GET /r/late'],
    [post, ''],
    ['cd', 'server POST /x abcd'],
    [READ, 'server GET /r/abc'],
  ]);
  expect(got.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(4);
});

test('two at once are the server’s; one in two halves is answered once, whoever gets it', async () => {
  const two = READ + READ.replace('abc', 'abcd');
  const got = await talk([[two, 'server GET /r/abcd']]);
  expect(got).toMatch(/server GET \/r\/abc H[\s\S]*server GET \/r\/abcd /);
  const half = await talk([
    [READ.slice(0, 20), ''],
    [READ.slice(20), '/r/abc'],
  ]);
  expect(half.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(1);
});
