import type { PageContext } from '#lib/server/pages/app.ts';

/** An entity tag: the figures of a build never change; of a place's rank there are as many as there are limits to what one may see. */
export function etagOf({ warehouse, areas }: Pick<PageContext, 'warehouse' | 'areas'>): string {
  return `"${[warehouse.build.id, ...(areas ?? [])].join('+')}"`;
}

/** Whether the caller already has this version (If-None-Match, weak comparison). */
export function isUnchanged(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match') ?? '';
  return known.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
