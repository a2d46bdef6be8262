/** The query of a page with a filter of its own turned on (`value`) or off (null), everything else as it is. */
export function withFilter(query: URLSearchParams, name: string, value: string | null): string {
  const kept = new URLSearchParams(query);
  if (value === null) kept.delete(name);
  else kept.set(name, value);
  return `?${kept.toString()}`;
}
