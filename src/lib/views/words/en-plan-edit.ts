import type { planEdit as id } from './id-plan-edit.ts';

/** English words of change the plan. */
export const planEdit: typeof id = {
  title: 'Change the plan',
};
