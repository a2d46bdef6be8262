import type { visits as id } from './id-visits.ts';

/** English words of visits. */
export const visits: typeof id = {
  title: 'Visits',
};
