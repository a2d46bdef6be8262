import { describe, expect, test } from 'vitest';
import { readConfig } from '#lib/server/config.ts';
import { clientAddress, isOwnName, refuseOutsideHost } from '#lib/server/host-policy.ts';

const ORIGIN = 'https://jangkau.example';
const LOCAL = { origin: null, plainHttp: false };
const PUBLIC = { origin: ORIGIN, plainHttp: false };

describe('the host to listen on', () => {
  test.each(['127.0.0.1', '::1', 'localhost'])('%s needs nothing else', (host) => {
    expect(() => refuseOutsideHost({ host, ...LOCAL })).not.toThrow();
  });

  test.each(['0.0.0.0', '::', '192.168.1.5', 'localhost.jahat.example', ''])(
    '%j needs TLS in front',
    (host) => {
      expect(() => refuseOutsideHost({ host, ...LOCAL })).toThrow(/ORIGIN=https.*JANGKAU_PLAIN_HTTP=1/);
      expect(() => refuseOutsideHost({ host, ...PUBLIC })).not.toThrow();
      expect(() => refuseOutsideHost({ host, origin: null, plainHttp: true })).not.toThrow();
    },
  );
});

describe('the name asked for', () => {
  test.each(['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '[::1]:3000', '[::1]'])(
    '%s is this machine',
    (name) => expect([isOwnName(name, LOCAL), isOwnName(name, PUBLIC)]).toEqual([true, true]),
  );

  test.each([
    undefined,
    '',
    'jahat.example',
    'localhost.jahat.example',
    '127.0.0.1.jahat.example:3000',
    'jahat.example:localhost',
    'jangkau.example.jahat.example',
    '169.254.169.254',
  ])('%s is not', (name) =>
    expect([isOwnName(name, LOCAL), isOwnName(name, PUBLIC)]).toEqual([false, false]),
  );

  test('the public address counts where it is set, and only that', () => {
    expect(isOwnName('jangkau.example', LOCAL)).toBe(false);
    expect(isOwnName('jangkau.example', PUBLIC)).toBe(true);
    expect(isOwnName('Jangkau.Example', PUBLIC)).toBe(true);
    expect(isOwnName('jangkau.example:8080', PUBLIC)).toBe(false);
    expect(isOwnName('jahat.example', { origin: ORIGIN, plainHttp: true })).toBe(false);
  });
});

describe('the address of who asks', () => {
  const behind = (JANGKAU_PROXY: string) => readConfig({ JANGKAU_PROXY }).proxy;

  test.each([
    // connection, x-forwarded-for, JANGKAU_PROXY → address
    ['127.0.0.1', '203.0.113.7', '', '127.0.0.1'],
    ['127.0.0.1', '203.0.113.7', '0', '127.0.0.1'],
    ['127.0.0.1', '203.0.113.7', '1', '203.0.113.7'],
    ['::ffff:127.0.0.1', '203.0.113.7', '1', '203.0.113.7'],
    ['::1', '2001:db8::7', '1', '2001:db8::7'],
    ['127.0.0.1', '10.9.9.9, 203.0.113.7', '1', '203.0.113.7'],
    ['127.0.0.1', '203.0.113.7:51000', '1', '203.0.113.7'],
    ['127.0.0.1', '[2001:db8::7]:51000', '1', '2001:db8::7'],
    ['127.0.0.1', undefined, '1', '127.0.0.1'],
    ['127.0.0.1', '', '1', '127.0.0.1'],
    ['127.0.0.1', 'unknown', '1', '127.0.0.1'],
    ['127.0.0.1', "203.0.113.7'; drop table user", '1', '127.0.0.1'],
    // Somebody who reaches the port without the proxy is believed nothing.
    ['192.168.1.9', '203.0.113.7', '1', '192.168.1.9'],
    ['192.168.1.9', '203.0.113.7', '10.0.0.2', '192.168.1.9'],
    ['10.0.0.2', '203.0.113.7', '10.0.0.2', '203.0.113.7'],
    ['10.0.0.77', '203.0.113.7', '10.0.0.0/24, fd00::/8', '203.0.113.7'],
    ['fd00::5', '203.0.113.7', '10.0.0.0/24, fd00::/8', '203.0.113.7'],
    // Two proxies in a row.
    ['10.0.0.2', '198.51.100.1, 203.0.113.7, 10.0.0.3', '10.0.0.0/24', '203.0.113.7'],
    ['10.0.0.2', '10.0.0.3', '10.0.0.0/24', '10.0.0.2'],
  ])('from %s, said to be for %s, JANGKAU_PROXY=%s: %s', (peer, forwarded, proxy, address) => {
    expect(clientAddress(peer, forwarded, behind(proxy))).toBe(address);
  });

  test.each([
    'ya',
    'true',
    '10.0.0.0/33',
    '10.0.0.2,',
    '10.0.0.2/8/8',
    'proxy.example',
    '10.0.0.0/',
    '::/129',
  ])('JANGKAU_PROXY=%s is refused', (text) =>
    expect(() => behind(text)).toThrow(/JANGKAU_PROXY has ".*"; it must be 1/),
  );
});

describe('settings of the environment', () => {
  test.each([
    [{ ORIGIN: 'http://jangkau.example' }, /ORIGIN is "http:/],
    [{ ORIGIN: 'https://jangkau.example/sub' }, /ORIGIN is .*without a path/],
    [{ ORIGIN: 'jangkau.example' }, /ORIGIN is "jangkau\.example"/],
    [{ JANGKAU_SECRET: 'pendek' }, /JANGKAU_SECRET has 6 characters; it must have at least 32/],
    [{ JANGKAU_OIDC_ISSUER: 'https://id.example' }, /Single sign-on needs/],
    [{ PORT: '70000' }, /PORT is "70000"/],
  ])('%j is refused with a sentence that does not show a secret', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(sentence);
    expect(() => readConfig(env)).not.toThrow(/pendek/);
  });

  test('a slash at the end of ORIGIN does not matter', () => {
    expect(readConfig({ ORIGIN: `${ORIGIN}/` }).origin).toBe(ORIGIN);
  });
});
