import { integer } from 'drizzle-orm/sqlite-core';

/** A column of a moment: milliseconds since 1970. */
export const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** Whether a row was made in the demo, and is seen there only. */
export const demo = () => integer('demo', { mode: 'boolean' }).notNull().default(false);
