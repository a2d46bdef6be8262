import { reportPicture } from './id-report-view.ts';

/** Indonesian words of a report. */
export const report = {
  badge: 'Simulasi',
  picture: reportPicture,
};
