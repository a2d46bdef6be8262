import type { DraftView, HistoryEntry } from '#lib/views/import-data.ts';

// The import screens' way to the server. Every failure is an Error whose message is a sentence for the user.

const ROOT = '/api/v1/imports';

async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(`${ROOT}${path}`, init);
  const body = (await response.json().catch(() => null)) as (T & { message?: string }) | null;
  if (!response.ok || body === null) throw new Error(body?.message ?? `HTTP ${response.status}`);
  return body;
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function readDraft(id: string, lang: string): Promise<DraftView> {
  return ask(`/drafts/${id}?lang=${lang}`);
}

export function changeDraft(
  id: string,
  lang: string,
  wishes: object,
  signal: AbortSignal,
): Promise<DraftView> {
  return ask(`/drafts/${id}?lang=${lang}`, { ...json('PUT', wishes), signal });
}

export function publishDraft(id: string, lang: string, wishes: object): Promise<DraftView> {
  return ask(`/drafts/${id}/publish?lang=${lang}`, json('POST', wishes));
}

export async function dropDraft(id: string): Promise<void> {
  await fetch(`${ROOT}/drafts/${id}`, { method: 'DELETE' });
}

export function changeHistory(id: string, what: 'undo' | 'restore', lang: string): Promise<HistoryEntry[]> {
  return ask(`/${id}/${what}?lang=${lang}`, { method: 'POST' });
}

/** Sends a file as it is; the request can be aborted and tells how far it is. */
export function upload(
  file: File,
  lang: string,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<DraftView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${ROOT}?name=${encodeURIComponent(file.name)}&lang=${lang}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      const body = request.response as (DraftView & { message?: string }) | null;
      if (request.status === 201 && body) resolve(body);
      else reject(new Error(body?.message ?? `HTTP ${request.status}`));
    };
    request.onerror = () => reject(new Error('HTTP 0'));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
