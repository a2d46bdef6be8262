/** Indonesian words of plans. */
export const plans = {
  title: 'Rencana',
};
