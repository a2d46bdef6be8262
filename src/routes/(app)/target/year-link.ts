/** A path of this origin with the target's year added to its query. */
export function withYear(path: string, year: number): string {
  return `${path}${path.includes('?') ? '&' : '?'}tahun=${year}`;
}
