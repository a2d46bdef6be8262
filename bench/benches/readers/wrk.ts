import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What readers got. */
export interface Load {
  perSecond: number;
  /** Answers that are no success, and connections that failed. */
  errors: number;
  /** 99th percentile, ms. */
  p99: number;
}

/** Readers that each ask again as soon as they have the page, compressed, on a connection of their own. */
export async function load(
  url: string,
  { readers, seconds }: { readers: number; seconds: number },
): Promise<Load> {
  const args = ['-t1', `-c${readers}`, `-d${seconds}s`, '--latency', '-H', 'accept-encoding: gzip', url];
  const { stdout } = await promisify(execFile)('wrk', args);
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const failed = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout) ?? [];
  const sockets = failed.slice(1).reduce((sum, one) => sum + Number(one), 0);
  const [, p99 = '0', unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    errors: sockets + number(/Non-2xx or 3xx responses: (\d+)/),
    p99: Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's'],
  };
}
