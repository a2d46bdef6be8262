import { BlockList, isIP } from 'node:net';
import type { Config } from './config.ts';
import { UserError } from './user-error.ts';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/**
 * Passwords and cookies must not travel readable: others reach Jangkau through TLS only, unless it is said that they may without.
 * @throws UserError for a host that others could reach over plain http
 */
export function refuseOutsideHost({
  host,
  origin,
  plainHttp,
}: Pick<Config, 'host' | 'origin' | 'plainHttp'>): void {
  if (LOOPBACK.includes(host) || origin !== null || plainHttp) return;
  throw new UserError(
    `HOST is "${host}", so that others could reach Jangkau over plain http, where passwords can be read on the way. Put a proxy with TLS in front and set ORIGIN=https://…, or set JANGKAU_PLAIN_HTTP=1 in a network you trust. Unset HOST to serve this machine only.`,
  );
}

/**
 * Whether a request asks for Jangkau by its own name: a foreign one that resolves to this machine (DNS rebinding) must not read the
 * data. With `JANGKAU_PLAIN_HTTP` any name: which one others know this machine by is not known here.
 */
export function isOwnName(
  hostHeader: string | undefined,
  { origin, plainHttp }: Pick<Config, 'origin' | 'plainHttp'>,
): boolean {
  if (origin !== null && hostHeader?.toLowerCase() === new URL(origin).host) return true;
  const name = (hostHeader ?? '')
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '');
  return LOOPBACK.includes(name) || (plainHttp && origin === null);
}

/**
 * The address a request comes from: that of the connection; behind the proxy of `JANGKAU_PROXY` the last one in `x-forwarded-for`
 * that is not a proxy's. What stands further left anybody may have written.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  proxy: Config['proxy'],
): string {
  const own = plainAddress(peer ?? '');
  if (proxy === null) return own;
  const proxies = blockList(proxy);
  if (!contains(proxies, own)) return own;
  for (const hop of (forwarded ?? '').split(',').reverse()) {
    const address = plainAddress(hop);
    if (isIP(address) === 0) return own;
    if (!contains(proxies, address)) return address;
  }
  return own;
}

/** Without the port that some proxies add, and not as IPv4 inside IPv6. */
function plainAddress(text: string): string {
  const trimmed = text.trim().replace(/^::ffff:(?=\d+\.)/i, '');
  return trimmed.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1').replace(/^\[(.*)\](:\d+)?$/, '$1');
}

function blockList(proxy: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of proxy) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function contains(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
