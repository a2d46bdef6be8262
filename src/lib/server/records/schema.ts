import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { moment } from './columns.ts';

// The tables of the records store as they are now. `migrations/` makes them; a test compares both.
// Times are milliseconds since 1970 (`timestamp_ms`); the first five tables have the columns better-auth expects.

export * from './drive-schema.ts';
export * from './report-schema.ts';

/** People who may sign in. `areas` is a JSON list of kecamatan codes; null is the whole branch. */
export const user = sqliteTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).default(false),
  role: text('role').notNull(),
  areas: text('areas'),
  disabledAt: moment('disabled_at'),
  /** Made by "Jelajahi demo": no password, this machine only. */
  demo: integer('demo', { mode: 'boolean' }).notNull().default(false),
});

export const session = sqliteTable(
  'session',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
  },
  (table) => [index('session_user').on(table.userId)],
);

/** How a person proves who they are: a password (hashed) or a single-sign-on provider. */
export const account = sqliteTable(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('account_user').on(table.userId)],
);

export const verification = sqliteTable(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

export const twoFactor = sqliteTable(
  'two_factor',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    verified: integer('verified', { mode: 'boolean' }).default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: moment('locked_until'),
  },
  (table) => [index('two_factor_user').on(table.userId)],
);

/** One-time links: the first account (`setup`), a new one (`invite`), a forgotten password (`reset`). */
export const oneTimeLink = sqliteTable('one_time_link', {
  id: text('id').primaryKey(),
  /** SHA-256 of the link's secret; the secret itself is shown once. */
  secretHash: text('secret_hash').notNull().unique(),
  purpose: text('purpose').notNull(),
  /** `invite`: the account to be; `reset`: the account that is. */
  email: text('email'),
  name: text('name'),
  role: text('role'),
  areas: text('areas'),
  userId: text('user_id').references(() => user.id, { onDelete: 'cascade' }),
  createdBy: text('created_by'),
  createdAt: moment('created_at').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
});

/** Keys of programs that read or import over HTTP, each on behalf of an account. */
export const apiToken = sqliteTable(
  'api_token',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** SHA-256 of the token; the token itself is shown once. */
    tokenHash: text('token_hash').notNull().unique(),
    /** Its last four characters, to recognise it by. */
    ending: text('ending').notNull(),
    /** JSON list of what it may do, of what its account may. */
    permissions: text('permissions').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index('api_token_user').on(table.userId)],
);

/** Failed sign-ins of one key (an address of the network, or a hashed e-mail), and until when it must wait. */
export const signInFailures = sqliteTable('sign_in_failures', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  firstAt: moment('first_at').notNull(),
  lockedUntil: moment('locked_until'),
});

/** Who did what, when, from where, on what. Rows are never changed or deleted; triggers refuse it. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: moment('at').notNull(),
    /** Account id; null for the command line and for nobody. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    /** `account`, `token`, `demo`, `command-line` or `nobody`. */
    actorKind: text('actor_kind').notNull(),
    /** Network address, or `terminal`. */
    origin: text('origin').notNull(),
    /** `target.save`, `import.publish`, … */
    action: text('action').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id'),
    /** JSON: what a reader needs to understand it; never personal data of workers. */
    details: text('details').notNull(),
  },
  (table) => [index('audit_at').on(table.at), index('audit_object').on(table.objectKind, table.objectId)],
);

/** Every state the target of a year has had; the newest counts. Rows are never changed or deleted. */
export const targetVersion = sqliteTable(
  'target_version',
  {
    id: text('id').primaryKey(),
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    createdAt: moment('created_at').notNull(),
    authorId: text('author_id'),
    authorName: text('author_name').notNull(),
    /** Why, in the author's words. */
    reason: text('reason').notNull(),
    /** The version this one brings back, where it is an undo. */
    restores: text('restores'),
    /** Made in the demo: seen there only. */
    demo: integer('demo', { mode: 'boolean' }).notNull().default(false),
    /** JSON: goals, rules, locks, bounds, monthly profile and what it was split by. */
    course: text('course').notNull(),
  },
  (table) => [uniqueIndex('target_version_number').on(table.year, table.demo, table.number)],
);

/** People that should be active at the end of the year, by desa and segment, as a version split them. */
export const targetDesa = sqliteTable(
  'target_desa',
  {
    versionId: text('version_id')
      .notNull()
      .references(() => targetVersion.id, { onDelete: 'cascade' }),
    segment: text('segment').notNull(),
    code: text('code').notNull(),
    people: integer('people').notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.segment, table.code] })],
);
