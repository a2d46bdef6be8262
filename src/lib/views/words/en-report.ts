/** English words of a report. */
export const report = {
  badge: 'Simulation',
};
