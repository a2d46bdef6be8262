import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';

/** What kind of thing a response is; `data` is HTML (which carries the page's rows) and everything fetched. */
export const KINDS = ['javascript', 'data', 'styles', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** One response of a visit. */
export interface Loaded {
  url: string;
  kind: Kind;
  /** Bytes on the wire, headers included. */
  sent: number;
  /** Whether the server compressed it. */
  compressed: boolean;
  /** Bytes of the body, gzipped. */
  gzipped: number;
}

/** A first visit: what was loaded before anybody touched the page, and when the map was there. */
export interface Visit {
  loaded: Omit<Loaded, 'gzipped'>[];
  /** From the start of the navigation until every shape is in the page and one more frame was drawn, ms. */
  mapMs: number;
}

const SHAPES = '.leaflet-container [data-code]';
const MARK = 'all-shapes-drawn';
const PATIENCE_MS = 20_000;

/** Opens a page with an empty cache and waits until the network is quiet and the map has all its shapes. */
export async function visit(
  browser: Browser,
  { url, cookie }: { url: string; cookie: string },
  shapes: number,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  try {
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const traffic = await watchTraffic(page);
    await page.addInitScript({ content: markWhenDrawn(shapes) });
    await page.goto(url, { waitUntil: 'networkidle' });
    return { mapMs: await untilDrawn(page, shapes), loaded: traffic() };
  } finally {
    await context.close();
  }
}

/** When the shapes were drawn, ms. @throws Error counting them when they are not all there in time */
async function untilDrawn(page: Page, shapes: number): Promise<number> {
  try {
    const mark = await page.waitForFunction((name) => performance.getEntriesByName(name)[0]?.startTime, MARK);
    return Number(await mark.jsonValue());
  } catch (cause) {
    const found = await page.locator(SHAPES).count();
    throw new Error(`The map of ${page.url()} has ${found} of ${shapes} shapes.`, { cause });
  }
}

/**
 * Runs in the page: looks at every frame until all shapes are there, then waits for one more. A text, because
 * what compiles this file adds calls to functions the page does not have.
 */
function markWhenDrawn(shapes: number): string {
  return `(function look() {
    if (document.querySelectorAll('${SHAPES}').length < ${shapes}) requestAnimationFrame(look);
    else requestAnimationFrame(() => performance.mark('${MARK}'));
  })()`;
}

/** Notes every response as DevTools sees it; the returned function gives what has ended by then. */
async function watchTraffic(page: Page): Promise<() => Visit['loaded']> {
  const session = await page.context().newCDPSession(page);
  const begun = new Map<string, Omit<Loaded, 'gzipped' | 'sent'>>();
  const ended: Visit['loaded'] = [];
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!response.url.startsWith('http')) return;
    const encoding = Object.entries(response.headers).find(
      ([name]) => name.toLowerCase() === 'content-encoding',
    );
    begun.set(requestId, {
      url: response.url,
      kind: kindOf(type, response.mimeType),
      compressed: !!encoding,
    });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const response = begun.get(requestId);
    if (response) ended.push({ ...response, sent: encodedDataLength });
  });
  await session.send('Network.enable');
  return () => [...ended];
}

function kindOf(type: string, mimeType: string): Kind {
  if (mimeType.includes('javascript')) return 'javascript';
  if (mimeType.includes('css')) return 'styles';
  return ['Document', 'Fetch', 'XHR'].includes(type) ? 'data' : 'other';
}

/** Asks for every response again, uncompressed, to know its size under gzip. */
export async function withGzipSizes(loaded: Visit['loaded'], cookie: string): Promise<Loaded[]> {
  const sizes: Loaded[] = [];
  for (const response of loaded) {
    const answer = await fetch(response.url, { headers: { 'accept-encoding': 'identity', cookie } });
    const body = new Uint8Array(await answer.arrayBuffer());
    sizes.push({ ...response, gzipped: gzipSync(body).length });
  }
  return sizes;
}
