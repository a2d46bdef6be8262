import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export const CLIENT = { clientId: 'jangkau', clientSecret: 'rahasia-uji' };

/** What the provider says, and how it misbehaves. */
export interface Provider {
  issuer: string;
  /** Claims of the person who signs in there, and of the token: what a test sets here is what the provider signs. */
  claims: Record<string, unknown>;
  /** Signs with a key that is not in its list. */
  forged: boolean;
  /** Refuses the person. */
  refuses: boolean;
  /** What it was asked to show people: one entry per visit of its page. */
  visits: URLSearchParams[];
}

interface Grant {
  challenge: string;
  nonce: string;
  redirectUri: string;
}

const keys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [OWN, OTHER] = [keys(), keys()];

/** A small OpenID Connect provider on this machine: discovery, sign-in page (that asks nothing), tokens and keys. */
export async function withProvider<T>(use: (provider: Provider) => Promise<T>): Promise<T> {
  const provider: Provider = { issuer: '', claims: {}, forged: false, refuses: false, visits: [] };
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => void answer(provider, grants, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await use(provider);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function answer(
  provider: Provider,
  grants: Map<string, Grant>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', provider.issuer);
  const json = (value: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  if (url.pathname === '/.well-known/openid-configuration') return void json(discovery(provider.issuer));
  if (url.pathname === '/keys')
    return void json({
      keys: [{ ...OWN.publicKey.export({ format: 'jwk' }), kid: 'satu', alg: 'RS256', use: 'sig' }],
    });
  if (url.pathname === '/masuk')
    return void response.writeHead(302, { location: allow(provider, grants, url.searchParams) }).end();
  if (url.pathname !== '/token') return void json({ error: 'not_found' }, 404);
  const grant = redeem(grants, request, new URLSearchParams(await text(request)));
  if (grant === null) return void json({ error: 'invalid_grant' }, 400);
  json({ access_token: 'akses', token_type: 'Bearer', expires_in: 60, id_token: idToken(provider, grant) });
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/masuk`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

/** Where the browser is sent back to. */
function allow(provider: Provider, grants: Map<string, Grant>, asked: URLSearchParams): string {
  provider.visits.push(asked);
  const redirectUri = asked.get('redirect_uri')!;
  const back = new URL(redirectUri);
  back.searchParams.set('state', asked.get('state')!);
  if (provider.refuses) {
    back.searchParams.set('error', 'access_denied');
    return back.href;
  }
  const code = randomUUID();
  grants.set(code, { challenge: asked.get('code_challenge')!, nonce: asked.get('nonce')!, redirectUri });
  back.searchParams.set('code', code);
  return back.href;
}

/** The grant of a code, once, for who knows the secret of the client and the verifier of the challenge (PKCE). */
function redeem(
  grants: Map<string, Grant>,
  { headers }: IncomingMessage,
  form: URLSearchParams,
): Grant | null {
  const grant = grants.get(form.get('code') ?? '');
  grants.delete(form.get('code') ?? '');
  const [id, secret] = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1]
    ? Buffer.from(headers.authorization!.slice(6), 'base64').toString().split(':')
    : [form.get('client_id'), form.get('client_secret')];
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const isTheirs = id === CLIENT.clientId && secret === CLIENT.clientSecret;
  const fits = grant?.challenge === challenge && grant.redirectUri === form.get('redirect_uri');
  return isTheirs && fits ? grant : null;
}

function idToken({ issuer, claims, forged }: Provider, { nonce }: Grant): string {
  const seconds = Math.floor(Date.now() / 1000);
  const own = { iss: issuer, aud: CLIENT.clientId, iat: seconds, exp: seconds + 60, nonce };
  return signed({ ...own, ...claims }, (forged ? OTHER : OWN).privateKey);
}

function signed(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'RS256', typ: 'JWT', kid: 'satu' })}.${part(claims)}`;
  return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`;
}
