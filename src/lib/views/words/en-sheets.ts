import type { sheets as id } from './id-sheets.ts';

/** English words of route sheets. */
export const sheets: typeof id = {
  title: 'Route sheets',
};
