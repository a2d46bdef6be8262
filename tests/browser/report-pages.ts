import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { renderReportPage, type PageOptions } from '#lib/server/reports/page/render-page.ts';
import { exampleSnapshot } from '../views/report/example-snapshot.ts';
import { largeSnapshot } from '../views/report/large-snapshot.ts';

export const MODES = ['shared', 'embed', 'preview', 'offline'] as const;
export const LANGS = ['id', 'en'] as const;

const FILES = { pdf: '/laporan.pdf', xlsx: '/laporan.xlsx', zip: '/laporan.zip', html: '/laporan.html' };

type Snapshots = 'example' | 'large';

/** A report as it is sent, of the small or the large example. */
export function reportPage(
  which: Snapshots,
  { lang = 'id', mode = 'shared' }: { lang?: 'id' | 'en'; mode?: PageOptions['mode'] } = {},
): ReturnType<typeof renderReportPage> {
  const snapshot = which === 'example' ? exampleSnapshot(lang) : largeSnapshot(lang);
  const files = mode === 'shared' || mode === 'preview' ? FILES : null;
  return renderReportPage(snapshot, { mode, files, whole: '/example/id/shared' });
}

/** Serves `/<example|large>/<language>/<mode>` with its policy, compressed, and nothing else, on a free port of 127.0.0.1. */
export async function serveReportPages(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const [, which, lang, mode] = (request.url ?? '').split('/');
    const known = (which === 'example' || which === 'large') && (lang === 'id' || lang === 'en');
    const as = MODES.find((one) => one === mode);
    if (!known || as === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { html, policy } = reportPage(which, { lang, mode: as });
    response.writeHead(200, {
      'content-encoding': 'gzip',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
    });
    response.end(gzipSync(html));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
