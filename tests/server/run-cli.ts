import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { REPOSITORY } from './fixture-app.ts';

export interface CliOptions {
  dataDir: string;
  /** App folder to run; the repository unless told. */
  appDir?: string;
  env?: Record<string, string>;
  /** Largest file the process may write, in 512-byte blocks: stands for a full disk. */
  fileBlocks?: number;
}

export interface CliRun {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the command line as a user would, in a process of its own. */
export function spawnCli(
  args: readonly string[],
  { dataDir, appDir = REPOSITORY, env, fileBlocks }: CliOptions,
): ChildProcess {
  const node = [
    process.execPath,
    join(REPOSITORY, 'node_modules/tsx/dist/cli.mjs'),
    join(appDir, 'src/cli/jangkau.ts'),
    ...args,
  ];
  const options = { cwd: appDir, env: { ...process.env, JANGKAU_DATA: dataDir, ...env } };
  if (fileBlocks === undefined) return spawn(node[0]!, node.slice(1), options);
  const limited = `trap '' XFSZ; ulimit -f ${fileBlocks}; exec "$0" "$@"`;
  return spawn('bash', ['-c', limited, ...node], options);
}

/** Runs a command to its end. */
export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const child = spawnCli(args, options);
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}

/** A port nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts the server on the built app, gives its address and what it has printed so far to `use`, and stops it. */
export async function withServer<T>(
  options: CliOptions,
  use: (url: string, printed: () => string) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const child = spawnCli(['start', '--no-build'], {
    ...options,
    env: { ...options.env, PORT: String(port) },
  });
  const closed = new Promise((resolve) => child.on('close', resolve));
  try {
    const printed = await untilOpen(child);
    return await use(`http://127.0.0.1:${port}`, printed);
  } finally {
    child.kill('SIGTERM');
    await closed;
  }
}

function untilOpen(child: ChildProcess): Promise<() => string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (/^Open http/m.test(output)) resolve(() => output);
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.on('close', () => reject(new Error(`the server stopped:\n${output}`)));
  });
}
