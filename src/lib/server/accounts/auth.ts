import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Config } from '../config.ts';
import { findAccount } from '../records/accounts.ts';
import * as schema from '../records/schema.ts';
import { recordsOf, type Records } from '../records/store.ts';
import { readSecrets } from '../secrets.ts';
import { demoEntry } from './demo-entry.ts';
import { LEAST_PASSWORD, MOST_PASSWORD } from './password-rules.ts';

/** The name of the single-sign-on provider, in its callback's address. */
export const OIDC_PROVIDER = 'oidc';

/** Header in which the guard hands the client's address over; what a client sends there is never used. */
export const ADDRESS_HEADER = 'x-jangkau-address';

const DAY_SECONDS = 24 * 60 * 60;

export interface AuthOptions extends Pick<Config, 'origin' | 'oidc'> {
  secret: string;
  /** Port of plain http, for the address a provider sends people back to. */
  port?: number;
  /** How passwords are hashed and compared; better-auth's own (scrypt) unless a test counts them. */
  password?: { hash: typeof hashPassword; verify: typeof verifyPassword };
}

export type Auth = ReturnType<typeof makeAuth>;

/**
 * better-auth on the records store: e-mail and password, second factor, single sign-on, revocable sessions. Nobody can sign up;
 * its addresses are not served: pages call it (sessions.ts, sign-in.ts).
 */
export function makeAuth(records: Records, { origin, oidc, secret, port = 80, password }: AuthOptions) {
  return betterAuth({
    appName: 'Jangkau',
    baseURL: origin ?? `http://localhost:${port}`,
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(records, { provider: 'sqlite', schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: LEAST_PASSWORD,
      maxPasswordLength: MOST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      password: password ?? { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        areas: { type: 'string', required: false, input: false },
        disabledAt: { type: 'date', required: false, input: false },
        demo: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS, cookieCache: { enabled: false } },
    databaseHooks: {
      session: {
        create: {
          // Whichever way somebody comes in: password, second factor, single sign-on.
          before: async ({ userId }) => {
            if ((await findAccount(records, userId))?.disabledAt !== null) throw disabled();
          },
        },
      },
      account: {
        create: {
          // Who somebody is was asked once; nothing is asked of the provider later, so its tokens are not kept.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    // Failed sign-ins are counted by sign-in-failures.ts, by account and by address, across restarts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    advanced: {
      cookiePrefix: 'jangkau',
      useSecureCookies: origin !== null,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    // An e-mail that the provider has not verified opens no account: anybody could have claimed it there.
    account: { accountLinking: { enabled: true }, updateAccountOnSignIn: false },
    onAPIError: { errorURL: '/masuk' },
    plugins: [
      twoFactor({ issuer: 'Jangkau', totpOptions: { digits: 6, period: 30 } }),
      demoEntry(),
      genericOAuth({
        config: oidc === null ? [] : [oidcConfig(oidc)],
      }),
    ],
  });
}

/** The code of the refusal of an account that is disabled. */
export const DISABLED = 'ACCOUNT_DISABLED';

function disabled(): APIError {
  return new APIError('FORBIDDEN', { code: DISABLED, message: 'This account is disabled.' });
}

/** Only who has an account comes in: the provider says who somebody is, Jangkau who may. */
function oidcConfig({ issuer, clientId, clientSecret }: NonNullable<Config['oidc']>) {
  return {
    providerId: OIDC_PROVIDER,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
  };
}

const MADE: Map<string, Promise<Auth>> = ((
  globalThis as { jangkauAuth?: Map<string, Promise<Auth>> }
).jangkauAuth ??= new Map());

/** The server's auth on its records store, made once. */
export function authOf(config: Config): Promise<Auth> {
  const make = async () => {
    const secret = config.secret ?? (await readSecrets(config.dataDir)).sessions;
    return makeAuth(await recordsOf(config), { ...config, secret });
  };
  const made = MADE.get(config.dataDir) ?? make();
  MADE.set(config.dataDir, made);
  made.catch(() => MADE.delete(config.dataDir));
  return made;
}
