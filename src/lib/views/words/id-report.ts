/** Indonesian words of a report. */
export const report = {
  badge: 'Simulasi',
};
