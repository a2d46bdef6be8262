import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { demo, moment } from './columns.ts';

// Plans, partners, drives and visits; see `schema.ts`.

/**
 * A plan of drives. `version` counts its saves, so that of two people at once one is told. `asked`: JSON of the planner's wishes
 * (`PlanAsked`); `result`: JSON of the plan (`OutreachPlan`), which the checker has accepted for `request`, JSON of what the engine was given
 * (`OutreachRequest`); that was made from the wishes `plannedAsked` at `requestMadeAt`. These four are kept together.
 */
export const plan = sqliteTable('plan', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  demo: demo(),
  version: integer('version').notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  authorId: text('author_id'),
  authorName: text('author_name').notNull(),
  asked: text('asked').notNull(),
  plannedAsked: text('planned_asked'),
  request: text('request'),
  requestMadeAt: moment('request_made_at'),
  result: text('result'),
  publishedAt: moment('published_at'),
  archivedAt: moment('archived_at'),
});

/** Organisations that take part. */
export const partner = sqliteTable('partner', {
  id: text('id').primaryKey(),
  demo: demo(),
  name: text('name').notNull(),
  /** `PARTNER_KINDS`. */
  kind: text('kind').notNull(),
  note: text('note').notNull().default(''),
  createdAt: moment('created_at').notNull(),
  archivedAt: moment('archived_at'),
});

/** The desa a partner works in. */
export const partnerDesa = sqliteTable(
  'partner_desa',
  {
    partnerId: text('partner_id')
      .notNull()
      .references(() => partner.id, { onDelete: 'cascade' }),
    code: text('code').notNull(),
  },
  (table) => [primaryKey({ columns: [table.partnerId, table.code] })],
);

/** What a partner has promised: people to be protected, who pays for them, from when and for how long. */
export const pledge = sqliteTable(
  'pledge',
  {
    id: text('id').primaryKey(),
    partnerId: text('partner_id')
      .notNull()
      .references(() => partner.id, { onDelete: 'cascade' }),
    /** Desa; null: in all desa the partner works in together. */
    code: text('code'),
    people: integer('people').notNull(),
    /** `PAYERS`. */
    payer: text('payer').notNull(),
    /** `YYYY-MM`. */
    fromMonth: text('from_month').notNull(),
    /** Months paid for; null: no end was agreed (people who pay for themselves). */
    months: integer('months'),
    note: text('note').notNull().default(''),
    createdAt: moment('created_at').notNull(),
    authorId: text('author_id'),
    authorName: text('author_name').notNull(),
    cancelledAt: moment('cancelled_at'),
  },
  (table) => [index('pledge_partner').on(table.partnerId)],
);

/** Where contributions can be paid or people registered; the whole list is replaced at each import. */
export const channelPoint = sqliteTable('channel_point', {
  id: text('id').primaryKey(),
  demo: demo(),
  /** `CHANNEL_KINDS`. */
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  lat: real('lat').notNull(),
  lon: real('lon').notNull(),
});

/** A measured time of travel, one direction. Places are desa codes, or `base`. */
export const travelLeg = sqliteTable(
  'travel_leg',
  {
    demo: demo(),
    fromPlace: text('from_place').notNull(),
    toPlace: text('to_place').notNull(),
    minutes: real('minutes').notNull(),
    measuredAt: moment('measured_at').notNull(),
    authorId: text('author_id'),
    authorName: text('author_name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.demo, table.fromPlace, table.toPlace] })],
);

/** A visit to be made, from a published plan. */
export const drive = sqliteTable(
  'drive',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    demo: demo(),
    /** ISO date, in Asia/Jakarta. */
    date: text('date').notNull(),
    team: text('team').notNull(),
    /** Among the stops of the team's day, from 0. */
    position: integer('position').notNull(),
    code: text('code').notNull(),
    /** `first`, `repeat` or `follow-up`. */
    kind: text('kind').notNull(),
    /** Minutes after midnight. */
    begins: integer('begins').notNull(),
    leaves: integer('leaves').notNull(),
    /** JSON: people, low, mid, high. */
    expected: text('expected').notNull(),
    partnerId: text('partner_id').references(() => partner.id),
    /** `DRIVE_STATUSES`. */
    status: text('status').notNull(),
    /** The drive that was moved to this date. */
    movedFrom: text('moved_from').unique(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('drive_date').on(table.demo, table.date), index('drive_plan').on(table.planId)],
);

/** What became of a drive, step by step. Rows are never changed or deleted. */
export const driveChange = sqliteTable(
  'drive_change',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    driveId: text('drive_id')
      .notNull()
      .references(() => drive.id),
    at: moment('at').notNull(),
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    status: text('status').notNull(),
    note: text('note').notNull().default(''),
  },
  (table) => [index('drive_change_drive').on(table.driveId)],
);

/**
 * What happened at a visit. Rows are never changed or deleted: a correction is another row that replaces one, and one that is
 * `withdrawn` says that there was no such visit. Counted are rows that nothing replaces and that are not withdrawn.
 */
export const visit = sqliteTable(
  'visit',
  {
    /** Made where it was recorded, so that sending it twice keeps it once. */
    id: text('id').primaryKey(),
    demo: demo(),
    driveId: text('drive_id').references(() => drive.id),
    code: text('code').notNull(),
    /** ISO date of the visit, in Asia/Jakarta. */
    date: text('date').notNull(),
    recordedAt: moment('recorded_at').notNull(),
    receivedAt: moment('received_at').notNull(),
    authorId: text('author_id'),
    authorName: text('author_name').notNull(),
    /** People; null was not counted. */
    attended: integer('attended'),
    reactivated: integer('reactivated'),
    minutes: integer('minutes'),
    partnerId: text('partner_id').references(() => partner.id),
    /** `CHANNEL_KINDS`: through which registrations were paid. */
    channel: text('channel'),
    note: text('note').notNull().default(''),
    replaces: text('replaces').unique(),
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('visit_date').on(table.demo, table.date), index('visit_code').on(table.code)],
);

/** People registered at a visit, by programme and payer. */
export const visitRegistration = sqliteTable(
  'visit_registration',
  {
    visitId: text('visit_id')
      .notNull()
      .references(() => visit.id),
    /** `PROGRAMMES`. */
    programme: text('programme').notNull(),
    payer: text('payer').notNull(),
    people: integer('people').notNull(),
  },
  (table) => [primaryKey({ columns: [table.visitId, table.programme, table.payer] })],
);
