/**
 * A path of this site to go on to, from a URL's parameter; `/` for anything that could lead elsewhere (`//host`, `/\host`, a scheme,
 * control characters) or back to signing in.
 */
export function safePath(wanted: string | null): string {
  if (wanted === null || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return '/';
  const here = 'http://here.invalid';
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  if (url?.origin !== here || /^\/(masuk|keluar|pasang|undangan|api)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search;
}
