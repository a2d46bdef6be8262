import type { travel as id } from './id-travel.ts';

/** English words of travel times. */
export const travel: typeof id = {
  title: 'Travel times',
};
