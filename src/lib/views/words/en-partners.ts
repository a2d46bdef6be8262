import type { partners as id } from './id-partners.ts';

/** English words of partners. */
export const partners: typeof id = {
  title: 'Partners',
};
