import type { Config } from '../config.ts';

/** Who asks, as far as the connection tells. */
export interface Visitor {
  /** Network address. */
  address: string;
  headers: Headers;
}

const LOOPBACK_ADDRESSES = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOSTS = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const FORWARDING = /^(forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip)$/;

/**
 * Whether the visitor sits at this machine: the connection comes from it, asks for it by its own name, and nobody passes it on (a
 * proxy on the same machine would make everybody local).
 */
export function isAtThisMachine(
  { address, headers }: Visitor,
  config: Pick<Config, 'origin' | 'proxy'>,
): boolean {
  return (
    config.origin === null &&
    config.proxy === null &&
    LOOPBACK_ADDRESSES.test(address) &&
    LOOPBACK_HOSTS.test(headers.get('host') ?? '') &&
    ![...headers.keys()].some((name) => FORWARDING.test(name))
  );
}
