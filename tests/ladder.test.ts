import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mayImport, mayImportPackage, RUNGS, rungOf } from '../ladder.js';
import { importsOf, resolveLocal } from './imports-of.ts';

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .sort();

const IMPORTS = FILES.flatMap((from) =>
  importsOf(`src/${from}`).map((specifier) => ({ from, specifier, local: resolveLocal(from, specifier) })),
);

const allowed = (from: string, specifier: string, local = resolveLocal(from, specifier)) =>
  local === undefined ? mayImportPackage(from, specifier) : mayImport(from, local);

describe('src/ keeps to the ladder', () => {
  test('there is something to check', () => {
    expect(IMPORTS.length).toBeGreaterThan(5);
  });

  test('no file imports from a rung above it, or a package that lives elsewhere', () => {
    const offences = IMPORTS.filter(({ from, specifier, local }) => !allowed(from, specifier, local));
    expect(offences.map(({ from, specifier }) => `${from} → ${specifier}`)).toEqual([]);
  });

  test('every file below src/lib stands on a rung', () => {
    expect(FILES.filter((path) => path.startsWith('lib/') && rungOf(path) === undefined)).toEqual([]);
  });

  test('no folder of the domain depends on itself through others', () => {
    expect(cyclesIn(domainEdges())).toEqual([]);
  });

  test('the table of rungs has no cycle either', () => {
    const edges = Object.entries(RUNGS).flatMap(([rung, { may }]) => may.map((to): Edge => [rung, to]));
    expect(cyclesIn(edges)).toEqual([]);
  });

  test('what src/ imports are dependencies, not devDependencies', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const packages = IMPORTS.filter(
      ({ local, specifier }) => local === undefined && !/^(node:|\$)/.test(specifier),
    )
      .map(({ from, specifier }) => ({ from, name: packageOf(specifier) }))
      .filter(({ name }) => !(name in dependencies) && !isTypesOnly(name));
    expect(packages).toEqual([]);
  });
});

describe('the checker itself', () => {
  test.each([
    ['lib/domain/wilayah/codes.ts', '../workers/segments.ts'],
    ['lib/domain/workers/raking.ts', '#lib/domain/coverage/coverage.ts'],
    ['lib/domain/workers/raking.ts', '$lib/domain/coverage/coverage.ts'],
    ['lib/domain/coverage/coverage.ts', '#lib/views/format.ts'],
    ['lib/domain/coverage/coverage.ts', 'node:fs'],
    ['lib/domain/coverage/coverage.ts', '@duckdb/node-api'],
    ['lib/views/format.ts', '#lib/server/config.ts'],
    ['lib/views/format.ts', '#lib/wire/arrow.ts'],
    ['lib/views/format.ts', 'svelte/store'],
    ['lib/views/format.ts', '$app/state'],
    ['lib/components/table.svelte', '#lib/server/config.ts'],
    ['lib/components/table.svelte', 'leaflet'],
    ['lib/server/config.ts', '#lib/components/table.svelte'],
    ['lib/server/config.ts', '@duckdb/node-api'],
    ['lib/server/config.ts', '../../routes/+page.ts'],
    ['lib/server/warehouse/build.ts', 'apache-arrow'],
    ['cli/jangkau.ts', '#lib/components/table.svelte'],
    ['routes/+page.ts', '../cli/jangkau.ts'],
    ['routes/+page.ts', 'echarts/core'],
  ])('%s may not import %s', (from, specifier) => {
    expect(allowed(from, specifier)).toBe(false);
  });

  test.each([
    ['lib/domain/coverage/coverage.ts', '../workers/segments.ts'],
    ['lib/views/format.ts', '#lib/domain/coverage/coverage.ts'],
    ['lib/server/warehouse/arrow.ts', 'apache-arrow'],
    ['lib/server/config.ts', 'node:fs'],
    ['routes/peta/+page.server.ts', './$types'],
    ['routes/peta/+page.svelte', '#lib/components/map.svelte'],
    ['cli/jangkau.ts', '#lib/server/config.ts'],
  ])('%s may import %s', (from, specifier) => {
    expect(allowed(from, specifier)).toBe(true);
  });

  const EVERY_FORM = `
    import './a.ts';
    import b from './b.ts';
    import type { C } from './c.ts';
    export * from './d.ts';
    export { e } from './e.ts';
    const f = () => import('./f.ts');
    type G = import('./g.ts').G;
    // import './not-me.ts'
    const text = "import './nor-me.ts'";`;
  const EXPECTED = ['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts', './g.ts'];

  test('every form of import is seen in TypeScript', () => {
    expect(importsOf('x.ts', EVERY_FORM).sort()).toEqual(EXPECTED);
  });

  test('every form of import is seen in Svelte, in its markup too', () => {
    const script = EVERY_FORM.replace("export * from './d.ts'", "import './d.ts'");
    const markup = `{#await import('./h.ts') then { h }}{h}{/await}`;
    expect(importsOf('x.svelte', `<script lang="ts">${script}</script>\n${markup}`).sort()).toEqual([
      ...EXPECTED,
      './h.ts',
    ]);
  });

  test('a cycle is found', () => {
    expect(cyclesIn([['a', 'b'], ['b', 'c'], ['c', 'a'], ['d', 'a']])).toEqual(['a', 'b', 'c']); // prettier-ignore
  });
});

type Edge = [from: string, to: string];

function domainEdges(): Edge[] {
  return IMPORTS.flatMap(({ from, local }): Edge[] => {
    const [a, b] = [rungOf(from), local && rungOf(local)];
    return a?.startsWith('lib/domain/') && b?.startsWith('lib/domain/') && a !== b ? [[a, b]] : [];
  });
}

/** The nodes that can reach themselves, sorted. */
function cyclesIn(edges: Edge[]): string[] {
  const reachable = (start: string): Set<string> => {
    const seen = new Set<string>();
    const visit = (node: string) => {
      for (const [from, to] of edges) {
        if (from !== node || seen.has(to)) continue;
        seen.add(to);
        visit(to);
      }
    };
    visit(start);
    return seen;
  };
  return [...new Set(edges.map(([from]) => from))].filter((node) => reachable(node).has(node)).sort();
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** A package of which only the types exist, such as `geojson`, leaves nothing to run. */
function isTypesOnly(name: string): boolean {
  return !existsSync(`node_modules/${name}`) && existsSync(`node_modules/@types/${name}`);
}
