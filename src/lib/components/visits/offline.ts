/** The page that opens without signal. */
export const OFFLINE_PAGE = '/kunjungan';

/** What the page asks the service worker: to keep the page as it is at `url`, with the files it was made of. */
export interface KeepMessage {
  kind: 'keep';
  /** Path and query. */
  url: string;
  /** Paths of its files. */
  files: string[];
}

/** Whether the page opens without signal from now on: `never` where the browser cannot (plain http, private window). */
export type Kept = 'yes' | 'no' | 'never';

/** Has the service worker keep the page that is shown. */
export async function keepPage(): Promise<Kept> {
  if (!('serviceWorker' in navigator)) return 'never';
  try {
    await navigator.serviceWorker.register('/service-worker.js', {
      type: import.meta.env.DEV ? 'module' : 'classic',
    });
    const { active } = await navigator.serviceWorker.ready;
    return active === null ? 'no' : await ask(active);
  } catch {
    return 'no'; // no signal: what was kept before stays
  }
}

function ask(worker: ServiceWorker): Promise<Kept> {
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_app/'))
    .map(({ pathname }) => pathname);
  const message: KeepMessage = { kind: 'keep', url: location.pathname + location.search, files };
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true ? 'yes' : 'no');
    worker.postMessage(message, [port2]);
  });
}
