// The ladder: which rung of src/ may import from which. One table, read by
// eslint.config.js (errors in the editor) and by tests/ladder.test.ts (proof).

/**
 * Rung = folder below src/. A file belongs to the longest rung that prefixes its path.
 * `may`: rungs it may import from (itself is always allowed).
 * @type {Record<string, { may: string[], pure?: boolean }>}
 */
export const RUNGS = {
  'lib/domain/calendar': { may: [], pure: true },
  'lib/domain/random': { may: [], pure: true },
  'lib/domain/accounts': { may: [], pure: true },
  'lib/domain/wilayah': { may: [], pure: true },
  'lib/domain/privacy': { may: [], pure: true },
  'lib/domain/workers': {
    may: ['lib/domain/wilayah', 'lib/domain/privacy', 'lib/domain/random'],
    pure: true,
  },
  'lib/domain/contributions': {
    may: ['lib/domain/calendar', 'lib/domain/wilayah', 'lib/domain/privacy'],
    pure: true,
  },
  'lib/domain/coverage': {
    may: [
      'lib/domain/workers',
      'lib/domain/contributions',
      'lib/domain/calendar',
      'lib/domain/wilayah',
      'lib/domain/privacy',
      'lib/domain/random',
    ],
    pure: true,
  },
  'lib/domain/targets': {
    may: [
      'lib/domain/coverage',
      'lib/domain/workers',
      'lib/domain/contributions',
      'lib/domain/calendar',
      'lib/domain/wilayah',
      'lib/domain/random',
    ],
    pure: true,
  },
  'lib/domain/outreach': {
    may: ['lib/domain/calendar', 'lib/domain/random'],
    pure: true,
  },
  'lib/domain/drives': {
    may: [
      'lib/domain/outreach',
      'lib/domain/targets',
      'lib/domain/coverage',
      'lib/domain/workers',
      'lib/domain/contributions',
      'lib/domain/calendar',
      'lib/domain/wilayah',
      'lib/domain/privacy',
      'lib/domain/random',
    ],
    pure: true,
  },
  'lib/domain/imports': {
    may: [
      'lib/domain/coverage',
      'lib/domain/workers',
      'lib/domain/calendar',
      'lib/domain/wilayah',
      'lib/domain/privacy',
    ],
    pure: true,
  },
  'lib/domain/simulation': {
    may: [
      'lib/domain/drives',
      'lib/domain/coverage',
      'lib/domain/workers',
      'lib/domain/calendar',
      'lib/domain/wilayah',
      'lib/domain/random',
    ],
    pure: true,
  },
  'lib/domain/reports': {
    may: [
      'lib/domain/drives',
      'lib/domain/coverage',
      'lib/domain/workers',
      'lib/domain/calendar',
      'lib/domain/privacy',
    ],
    pure: true,
  },
  'lib/views': { may: ['lib/domain'], pure: true },
  'lib/wire': { may: ['lib/domain'], pure: true },
  'lib/components': { may: ['lib/views', 'lib/wire', 'lib/domain'] },
  'lib/server': { may: ['lib/views', 'lib/wire', 'lib/domain'] },
  cli: { may: ['lib/server', 'lib/views', 'lib/wire', 'lib/domain'] },
  routes: { may: ['lib/components', 'lib/server', 'lib/views', 'lib/wire', 'lib/domain'] },
};

/** Packages that pure rungs never import. */
export const IMPURE = ['svelte', '$app', '@duckdb', 'leaflet', 'node:'];

/**
 * Packages that live in one place only: package prefix → files or folders allowed (below src/).
 * @type {Record<string, string[]>}
 */
export const ONLY_IN = {
  '@duckdb/node-api': ['lib/server/warehouse', 'lib/server/imports'],
  'apache-arrow': ['lib/wire', 'lib/server/warehouse/arrow.ts'],
  // The domain takes types only: the loaded solver is passed in.
  highs: [
    'lib/domain/privacy',
    'lib/domain/outreach',
    'lib/server/outreach',
    'lib/server/reports/freeze',
    'lib/components/planner',
  ],
  'better-auth': ['lib/server/accounts'],
  'drizzle-orm': ['lib/server/records', 'lib/server/accounts'],
  '@libsql/client': ['lib/server/records'],
  '@myriaddreamin/typst-ts-node-compiler': ['lib/server/reports'],
  ics: ['lib/server/drives'],
  leaflet: ['lib/components/map.svelte', 'lib/components/leaflet'],
  // views/charts.ts takes types only (erased at build, tested): options are plain data, drawn by the component.
  echarts: [
    'lib/components/chart.svelte',
    'lib/components/echarts',
    'lib/views/charts.ts',
    'lib/views/charts',
  ],
};

/**
 * The rung a file belongs to.
 * @param {string} path relative to src/, with forward slashes
 * @returns {string | undefined}
 */
export function rungOf(path) {
  return Object.keys(RUNGS)
    .filter((rung) => path === rung || path.startsWith(`${rung}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/**
 * Whether a file may import another file of src/.
 * @param {string} from path relative to src/
 * @param {string} to path relative to src/
 */
export function mayImport(from, to) {
  const rung = rungOf(from);
  if (rung === undefined) return true;
  return [rung, ...(RUNGS[rung]?.may ?? [])].some(
    (allowed) => to === allowed || to.startsWith(`${allowed}/`),
  );
}

/**
 * Whether a file may import a package (or `$app/*`, `node:*`).
 * @param {string} from path relative to src/
 * @param {string} specifier
 */
export function mayImportPackage(from, specifier) {
  const rung = rungOf(from);
  const within = (/** @type {string} */ name) =>
    specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`);
  if (rung !== undefined && RUNGS[rung]?.pure && IMPURE.some(within)) return false;
  const only = Object.entries(ONLY_IN).find(([name]) => within(name));
  return !only || only[1].some((place) => from === place || from.startsWith(`${place}/`));
}
