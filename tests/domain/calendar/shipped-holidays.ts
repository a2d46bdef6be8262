import { readFileSync } from 'node:fs';
import type { Holiday } from '#lib/domain/calendar/holidays.ts';

/** The days of data/reference/holidays.csv, read without the warehouse. */
export const SHIPPED: Holiday[] = readFileSync('data/reference/holidays.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(
      ([, quoted, bare]) => quoted ?? bare!,
    );
    const [date, name, kind, status, source] = cells as [string, string, string, string, string];
    return { date, name, kind, status, source } as Holiday;
  });
