/**
 * A path of this site to go on to, from a URL's parameter; `/` for anything that could lead elsewhere (`//host`, `/\host`, a scheme,
 * control characters, `/.//host` once its dots are gone) or back to signing in.
 */
export function safePath(wanted: string | null): string {
  if (wanted === null || !/^\/[^\\\p{Cc}]*$/u.test(wanted)) return '/';
  const here = 'http://here.invalid';
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  // A browser drops dots as `URL` does: what is left must not begin like another host.
  if (url?.origin !== here || url.pathname.startsWith('//')) return '/';
  return /^\/(masuk|keluar|pasang|undangan|api)(\/|$)/.test(url.pathname) ? '/' : url.pathname + url.search;
}
