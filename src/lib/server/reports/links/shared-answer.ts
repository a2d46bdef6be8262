import { createHash } from 'node:crypto';
import type { SharedPath } from './shared-path.ts';

/** What is answered below `/r/`: all of it, nothing is added but what every answer of the server has. */
export interface SharedAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array<ArrayBuffer> | null;
}

/** Headers of everything below `/r/`: not for search engines, and the secret in the path goes to nobody. */
export const SHARED_HEADERS = {
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Looked at again each time, so that revoking works at once. */
const PAGE = 'public, no-cache';
/** Browsers keep it, the address has its hash; a shared cache forgets it within the hour, as the link may end. */
const FILE = 'public, max-age=31536000, s-maxage=3600, immutable';

/** How long an answer may be kept by others. */
export function cacheControl({ kind }: Pick<SharedPath, 'kind'>, isProtected: boolean): string {
  if (isProtected) return 'private, no-store';
  return kind === 'file' ? FILE : PAGE;
}

/** Entity tag of bytes; weak, as compressed ones have the same. */
export function etagOf(body: Uint8Array): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Whether the reader has it already. */
export function isKnown(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  const opaque = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === opaque);
}
