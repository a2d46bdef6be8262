import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 50;

/**
 * Serves a page by nginx while `use` runs, compressed beforehand, with as many workers as there are processors and without a log.
 * @param use is given the address of the page
 */
export async function withNginx<T>(
  { html, gzip, port }: { html: Buffer; gzip: Buffer; port: number },
  use: (url: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jangkau-nginx-'));
  await mkdir(join(folder, 'www'));
  await writeFile(join(folder, 'www/laporan.html'), html);
  await writeFile(join(folder, 'www/laporan.html.gz'), gzip);
  await writeFile(join(folder, 'nginx.conf'), settings(folder, port));
  const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
  const nginx = spawn('nginx', args, { stdio: 'ignore' });
  const kill = () => nginx.kill('SIGKILL');
  process.on('exit', kill);
  try {
    const url = `http://127.0.0.1:${port}/laporan.html`;
    await untilSame(url, html);
    return await use(url);
  } finally {
    const ended = nginx.exitCode === null ? once(nginx, 'exit') : null;
    nginx.kill('SIGTERM');
    await ended;
    process.off('exit', kill);
    await rm(folder, { recursive: true, force: true });
  }
}

function settings(folder: string, port: number): string {
  return `daemon off;
pid ${folder}/nginx.pid;
worker_processes auto;
events { worker_connections 1024; }
http {
  types { text/html html; }
  charset utf-8;
  access_log off;
  sendfile on;
  tcp_nopush on;
  open_file_cache max=100;
  keepalive_requests 1000000000;
  gzip_static on;
  client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
  uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
  server { listen 127.0.0.1:${port}; root ${folder}/www; }
}
`;
}

async function untilSame(url: string, html: Buffer): Promise<void> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const answer = await fetch(url).catch(() => null);
    const body = answer && Buffer.from(await answer.arrayBuffer());
    if (body?.equals(html)) return;
    await pause(100);
  }
  throw new Error('nginx does not serve the page');
}
