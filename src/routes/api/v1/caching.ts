/** An entity tag: the figures of a build never change, so its id is enough. */
export function etagOf(id: string): string {
  return `"${id}"`;
}

/** Whether the caller already has this version (If-None-Match, weak comparison). */
export function isUnchanged(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match') ?? '';
  return known.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
