import type { Config } from '#lib/server/config.ts';

/** A worker takes the policy of its own file; the planner's solver is WebAssembly. */
const OF_SCRIPTS =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";
const OF_THE_REST =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The headers of every answer, files and errors included; Kit's own policy of a page, with its nonce, replaces the one here. */
export function responseHeaders(path: string, { origin }: Pick<Config, 'origin'>): Record<string, string> {
  return {
    'content-security-policy': isScript(path) ? OF_SCRIPTS : OF_THE_REST,
    'x-content-type-options': 'nosniff',
    // Where a site may show a report in a frame, the policy of the page says which.
    ...(!isEmbed(path) && { 'x-frame-options': 'DENY' }),
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(origin !== null && { 'strict-transport-security': `max-age=${YEAR_SECONDS}` }),
  };
}

function isScript(path: string): boolean {
  return path.startsWith('/_app/') || path === '/service-worker.js';
}

function isEmbed(path: string): boolean {
  return /^\/r\/[^/]+\/sisip(\?|$)/.test(path);
}
