import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import ts from 'typescript';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];

/** Every route there is with what it answers to, read from the files below src/routes: `/(app)/akun` → GET, `POST ?/password`, … */
export function routesThereAre(): Map<string, Set<string>> {
  const routes = new Map<string, Set<string>>();
  for (const file of readdirSync('src/routes', { recursive: true, encoding: 'utf8' })) {
    const name = file.replaceAll('\\', '/').split('/').at(-1)!;
    if (!/^\+(page|server)(\.server)?\.(ts|svelte)$/.test(name)) continue;
    const folder = dirname(file).replaceAll('\\', '/');
    const route = folder === '.' ? '/' : `/${folder}`;
    const methods = routes.get(route) ?? new Set();
    routes.set(route, methods);
    if (name.startsWith('+page')) methods.add('GET');
    if (name === '+page.server.ts') for (const action of actionsIn(`src/routes/${file}`)) methods.add(action);
    if (name === '+server.ts')
      for (const method of exportsOf(`src/routes/${file}`)) if (METHODS.includes(method)) methods.add(method);
  }
  return routes;
}

function actionsIn(path: string): string[] {
  const source = parse(path);
  const found: string[] = [];
  source.forEachChild((node) => {
    if (ts.isExportDeclaration(node) && /\bactions\b/.test(node.getText(source))) {
      found.push(...actionsIn(`${dirname(path)}/${(node.moduleSpecifier as ts.StringLiteral).text}`));
    }
    if (!ts.isVariableStatement(node)) return;
    for (const { name, initializer } of node.declarationList.declarations) {
      if (name.getText(source) !== 'actions' || initializer === undefined) continue;
      found.push(
        ...namesOf(initializer).map((action) => (action === 'default' ? 'POST' : `POST ?/${action}`)),
      );
    }
  });
  return found;
}

function namesOf(expression: ts.Expression): string[] {
  const object = ts.isSatisfiesExpression(expression) ? expression.expression : expression;
  if (!ts.isObjectLiteralExpression(object))
    throw new Error(`actions are not written out: ${object.getText()}`);
  return object.properties.map((property) => property.name!.getText());
}

function exportsOf(path: string): string[] {
  const source = parse(path);
  const found: string[] = [];
  source.forEachChild((node) => {
    const isExported =
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return;
    if (ts.isFunctionDeclaration(node) && node.name) found.push(node.name.text);
    if (ts.isVariableStatement(node))
      found.push(...node.declarationList.declarations.map(({ name }) => name.getText(source)));
  });
  return found;
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
}
