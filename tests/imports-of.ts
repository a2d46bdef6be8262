import { readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

/** Every specifier a `.ts` or `.svelte` file imports: static, re-exported, dynamic, and for types only. */
export function importsOf(path: string, source = readFileSync(path, 'utf8')): string[] {
  return path.endsWith('.svelte') ? importsOfSvelte(source) : importsOfTypeScript(source);
}

/**
 * The file of src/ a specifier names, relative to src/; undefined for a package. `from` is relative to src/ too.
 * `$lib/`, SvelteKit's own alias, is resolved like `#lib/`, so that it is no way around the ladder.
 */
export function resolveLocal(from: string, specifier: string): string | undefined {
  const [path = ''] = specifier.split('?');
  if (/^[#$]lib\//.test(path)) return `lib/${path.slice(5)}`;
  return path.startsWith('.') ? posix.join(dirname(from), path) : undefined;
}

function importsOfTypeScript(source: string): string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
}

function importsOfSvelte(source: string): string[] {
  const found: string[] = [];
  collectSources(parse(source, { modern: true }), found);
  return found;
}

/** Import and export declarations and `import()` keep their specifier in `source`, import types in `argument`. */
function collectSources(node: unknown, found: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { type, source, argument } = node as Record<string, unknown>;
  const specifier = type === 'TSImportType' ? literalText(argument) : literalText(source);
  if (specifier !== undefined) found.push(specifier);
  for (const child of Object.values(node)) collectSources(child, found);
}

function literalText(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { type, value, literal } = node as Record<string, unknown>;
  if (type === 'TSLiteralType') return literalText(literal);
  return type === 'Literal' && typeof value === 'string' ? value : undefined;
}
