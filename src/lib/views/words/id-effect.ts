/** Indonesian words of effect. */
export const effect = {
  title: 'Dampak',
};
