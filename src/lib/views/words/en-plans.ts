import type { plans as id } from './id-plans.ts';

/** English words of plans. */
export const plans: typeof id = {
  title: 'Plans',
};
