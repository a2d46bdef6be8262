import type { learning as id } from './id-learning.ts';

/** English words of response. */
export const learning: typeof id = {
  title: 'Response',
};
