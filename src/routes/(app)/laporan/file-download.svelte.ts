/** How a file is fetched: on its way, what the server said instead, or that nothing came. */
export type DownloadState =
  { kind: 'idle' | 'fetching' | 'done' | 'ended' | 'unreachable' } | { kind: 'refused'; sentence: string };

/** A file that is fetched before it is saved, so that what the server says instead of it can be read. One at a time. */
export class FileDownload {
  state = $state.raw<DownloadState>({ kind: 'idle' });

  async fetch(address: string): Promise<void> {
    if (this.state.kind === 'fetching') return;
    this.state = { kind: 'fetching' };
    try {
      const response = await fetch(address);
      this.state = response.ok ? await save(response) : await refusalOf(response);
    } catch {
      this.state = { kind: 'unreachable' };
    }
  }
}

/** Saves it by the name that the server gives it. */
async function save(response: Response): Promise<DownloadState> {
  const url = URL.createObjectURL(await response.blob());
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  Object.assign(document.createElement('a'), { href: url, download: name ?? '' }).click();
  // Some browsers begin to read it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { kind: 'done' };
}

async function refusalOf(response: Response): Promise<DownloadState> {
  if (response.status === 401) return { kind: 'ended' };
  const answer = (await response.json().catch(() => null)) as { message?: string } | null;
  if (response.status === 500 || answer?.message === undefined) return { kind: 'unreachable' };
  return { kind: 'refused', sentence: answer.message };
}
