import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { mayImport, mayImportPackage } from './ladder.js';
import svelteConfig from './svelte.config.js';

const SRC = fileURLToPath(new URL('./src', import.meta.url));

/** @type {import('eslint').Rule.RuleModule} */
const ladder = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const from = relative(SRC, context.filename).replaceAll('\\', '/');
    if (from.startsWith('..')) return {};
    const check = (/** @type {any} */ node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const local = specifier.startsWith('#lib/')
        ? `lib/${specifier.slice(5)}`
        : specifier.startsWith('.')
          ? relative(SRC, resolve(dirname(context.filename), specifier)).replaceAll('\\', '/')
          : undefined;
      const allowed = local === undefined ? mayImportPackage(from, specifier) : mayImport(from, local);
      if (!allowed)
        context.report({ node, message: `Ladder: ${from} may not import ${specifier} (see ladder.js).` });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default ts.config(
  { ignores: ['node_modules/', '.svelte-kit/', 'build/', '.jangkau/', 'test-results/'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    plugins: { jangkau: { rules: { ladder } } },
    rules: {
      'jangkau/ladder': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess makes typed-array loops need it
      'svelte/no-navigation-without-resolve': 'off', // the app is served from the root; links are plain paths
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  { files: ['src/cli/**', 'tests/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
