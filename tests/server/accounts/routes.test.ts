import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DEMO_ROLES,
  NOT_IN_DEMO,
  PERMISSIONS_OF,
  ROLES,
  TOKEN_PERMISSIONS,
  type Permission,
  type Role,
} from '#lib/domain/accounts/roles.ts';
import { ROUTES, type Rule } from '#lib/server/accounts/rules.ts';
import { runCli, withServer } from '../run-cli.ts';
import { tokenOf, visitor } from '../signed-in.ts';
import { routesThereAre } from './routes.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jangkau-routes-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

test('every route, method and action has a rule, and every rule a route', () => {
  const there = [...routesThereAre()].flatMap(([route, methods]) =>
    [...methods].map((one) => `${route} ${one}`),
  );
  const ruled = Object.entries(ROUTES).flatMap(([route, rules]) =>
    Object.keys(rules).map((one) => `${route} ${one}`),
  );
  expect(there.length).toBeGreaterThan(40);
  expect(ruled.sort()).toEqual(there.sort());
});

/** Who asks, and what the table lets them do. */
interface Asker {
  name: string;
  permissions: readonly Permission[];
  scoped: boolean;
  onlyApi: boolean;
  ask: typeof fetch;
}

const KRAGAN = '33.17.10';

/** A request that reaches a route without doing anything: empty forms and unknown ids. */
function requestTo(url: string, route: string, method: string): [string, RequestInit] {
  const path = route
    .replace('/(app)', '')
    .replace('/(masuk)', '')
    .replace('[code]', `${KRAGAN}.2030`)
    .replace('[format]', 'json')
    .replace('[kind]', 'enrollment')
    .replace(/\[(\.\.\.)?\w+\]/g, 'tidak-ada');
  const [verb = '', action = ''] = method.split(' ');
  const query = route === '/(app)/desa/[code]' ? '' : `kecamatan=${KRAGAN}`;
  const address = `${url}${path || '/'}?${[action.slice(1), query].filter((part) => part !== '').join('&')}`;
  const headers: Record<string, string> = { origin: url, accept: 'text/html' };
  const isForm = verb === 'POST' && !route.startsWith('/api/');
  if (isForm) headers['content-type'] = 'application/x-www-form-urlencoded';
  return [address, { method: verb, headers, redirect: 'manual', ...(verb === 'POST' && { body: '' }) }];
}

function expected({ needs, area }: Rule, { permissions, scoped, onlyApi }: Asker, route: string): boolean {
  if (needs === 'anyone') return true;
  if (onlyApi && !route.startsWith('/api/')) return false;
  return permissions.includes(needs) && !(scoped && area === 'branch');
}

/** Refused: sent to sign in, 401 or 403. Everything else is an answer of the route itself. */
async function isRefused(answer: Response): Promise<boolean> {
  const to = answer.headers.get('location') ?? '';
  if (to.startsWith('/masuk?ke=')) return true;
  return answer.status === 401 || answer.status === 403;
}

async function disagreements(url: string, asker: Asker): Promise<string[]> {
  const found: string[] = [];
  for (const [route, rules] of Object.entries(ROUTES)) {
    for (const [method, rule] of Object.entries(rules)) {
      if (route.startsWith('/(masuk)/keluar')) continue; // ends the session that asks; see below
      const answer = await asker.ask(...requestTo(url, route, method));
      const text = await answer.text();
      const refused = await isRefused(answer);
      const should = !expected(rule, asker, route);
      if (refused !== should)
        found.push(`${asker.name}: ${method} ${route} → ${answer.status} ${text.slice(0, 80)}`);
      // A refusal holds a sentence, not figures of a place.
      if (refused && /33\.17\.(?!10)\d\d|"(rows|active|eligible|gap)"/.test(text))
        found.push(`${asker.name}: ${route} leaks`);
    }
  }
  return found;
}

describe('over HTTP the table is what happens', () => {
  test('demo, nobody, every role, an account limited to Kragan, tokens', () =>
    withServer({ dataDir }, async (url) => {
      const found: string[] = [];
      // The demo first: it closes with the first account.
      for (const role of DEMO_ROLES) {
        const ask = await demoVisitor(url, role);
        const permissions = PERMISSIONS_OF[role].filter((one) => !NOT_IN_DEMO.includes(one));
        found.push(
          ...(await disagreements(url, {
            name: `demo ${role}`,
            permissions,
            scoped: false,
            onlyApi: false,
            ask,
          })),
        );
      }
      const askers: Asker[] = [
        { name: 'nobody', permissions: [], scoped: false, onlyApi: false, ask: fetch },
      ];
      for (const role of ROLES) {
        const ask = await visitor(dataDir, { role });
        askers.push({ name: role, permissions: PERMISSIONS_OF[role], scoped: false, onlyApi: false, ask });
      }
      for (const role of ['pembaca', 'kepala'] as const) {
        const ask = await visitor(dataDir, { role, areas: [KRAGAN] });
        askers.push({
          name: `${role} of Kragan`,
          permissions: PERMISSIONS_OF[role],
          scoped: true,
          onlyApi: false,
          ask,
        });
      }
      for (const permission of TOKEN_PERMISSIONS) {
        const token = await tokenOf(dataDir, { role: 'kepala' }, [permission]);
        const ask = withToken(token);
        askers.push({
          name: `token ${permission}`,
          permissions: [permission],
          scoped: false,
          onlyApi: true,
          ask,
        });
      }
      // A token of a reader that was given more than its account has.
      const ask = withToken(await tokenOf(dataDir, { role: 'pembaca' }, TOKEN_PERMISSIONS));
      askers.push({
        name: 'token of a reader',
        permissions: ['figures:read'],
        scoped: false,
        onlyApi: true,
        ask,
      });
      for (const asker of askers) found.push(...(await disagreements(url, asker)));
      expect(found).toEqual([]);
    }));
});

test('the command line keeps to the table as well', async () => {
  const token = await tokenOf(dataDir, { role: 'pembaca' }, ['figures:read']);
  const env = { JANGKAU_TOKEN: token };
  const read = await runCli(['coverage', '--level', 'kabupaten', '--format', 'csv'], { dataDir, env });
  expect([read.code, read.stdout.split('\n')[0]]).toEqual([0, expect.stringContaining('level,code')]);
  for (const args of [
    ['imports', 'list'],
    ['settings', '--reset'],
    ['accounts', 'list'],
    ['audit'],
    ['build'],
  ]) {
    const refused = await runCli(args, { dataDir, env });
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('may not run')]);
  }
  const dead = await runCli(['coverage'], { dataDir, env: { JANGKAU_TOKEN: 'jk_tidak-ada' } });
  expect([dead.code, dead.stderr]).toEqual([1, expect.stringContaining('does not work')]);
});

async function demoVisitor(url: string, role: Role): Promise<typeof fetch> {
  const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded' };
  const entered = await fetch(`${url}/masuk?/demo`, {
    method: 'POST',
    headers,
    body: `role=${role}`,
    redirect: 'manual',
  });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  return (input, init = {}) => fetch(input, { ...init, headers: { ...(init.headers as object), cookie } });
}

function withToken(token: string): typeof fetch {
  return (input, init = {}) =>
    fetch(input, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${token}` } });
}
