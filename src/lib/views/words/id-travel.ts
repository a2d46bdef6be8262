/** Indonesian words of travel times. */
export const travel = {
  title: 'Waktu tempuh',
};
