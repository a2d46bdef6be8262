import { reportPicture } from './en-report-view.ts';

/** English words of a report. */
export const report = {
  badge: 'Simulation',
  picture: reportPicture,
};
