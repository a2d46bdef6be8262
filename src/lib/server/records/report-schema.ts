import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { demo, moment } from './columns.ts';

// Reports, what was frozen of them, and the links that open it; see `schema.ts`.

/** A report as it is composed. `asked`: JSON of `ReportAsked`; `version` counts its saves, so that of two people at once one is told. */
export const report = sqliteTable('report', {
  id: text('id').primaryKey(),
  demo: demo(),
  version: integer('version').notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  authorId: text('author_id'),
  authorName: text('author_name').notNull(),
  asked: text('asked').notNull(),
  archivedAt: moment('archived_at'),
});

/** What was frozen: `body` is the gzip of the JSON of a `Snapshot`, `hash` the SHA-256 of that JSON. Never changed. */
export const snapshot = sqliteTable('snapshot', {
  hash: text('hash').primaryKey(),
  createdAt: moment('created_at').notNull(),
  /** Month and build of its figures, as in the body. */
  period: text('period').notNull(),
  build: text('build').notNull(),
  body: blob('body', { mode: 'buffer' }).notNull(),
});

/** A link that opens a report. Its secret is kept as a hash only; `password` is a slow hash, or null. */
export const reportLink = sqliteTable(
  'report_link',
  {
    id: text('id').primaryKey(),
    demo: demo(),
    reportId: text('report_id')
      .notNull()
      .references(() => report.id),
    secretHash: text('secret_hash').notNull().unique(),
    /** Who it is for. */
    label: text('label').notNull(),
    createdAt: moment('created_at').notNull(),
    authorId: text('author_id'),
    authorName: text('author_name').notNull(),
    expiresAt: moment('expires_at').notNull(),
    password: text('password'),
    /** "Selalu terbaru": a newer month or build comes under the same link. */
    follows: integer('follows', { mode: 'boolean' }).notNull().default(false),
    snapshotHash: text('snapshot_hash')
      .notNull()
      .references(() => snapshot.hash),
    /** JSON list of origins that may show it in a frame. */
    origins: text('origins').notNull().default('[]'),
    revokedAt: moment('revoked_at'),
    /** When it got another secret. */
    rotatedAt: moment('rotated_at'),
  },
  (table) => [index('report_link_report').on(table.reportId)],
);

/** How often a link was opened on a day (ISO, Asia/Jakarta); nothing of who opened it. */
export const linkOpen = sqliteTable(
  'link_open',
  {
    linkId: text('link_id')
      .notNull()
      .references(() => reportLink.id),
    day: text('day').notNull(),
    opens: integer('opens').notNull(),
  },
  (table) => [primaryKey({ columns: [table.linkId, table.day] })],
);

/**
 * What publications have said of the counts of a month, so that a later one gives away nothing that an earlier one kept back. `said`: JSON of
 * the `PublishedCount` of each cell by its id; `hash`: SHA-256 of it.
 */
export const publishedCounts = sqliteTable(
  'published_counts',
  {
    demo: demo(),
    /** `active` or `registrations`. */
    topic: text('topic').notNull(),
    period: text('period').notNull(),
    hash: text('hash').notNull(),
    said: text('said').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.demo, table.topic, table.period, table.hash] })],
);
