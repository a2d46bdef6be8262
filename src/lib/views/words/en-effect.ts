import type { effect as id } from './id-effect.ts';

/** English words of effect. */
export const effect: typeof id = {
  title: 'Effect',
};
