import { integer } from 'drizzle-orm/sqlite-core';

/** A column of a moment: milliseconds since 1970. */
export const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });
