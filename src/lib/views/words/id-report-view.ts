/** Words within the pictures of a report. */
export const reportPicture = {
  interval: 'garis = rentang yang mungkin',
  target: 'belah ketupat = target',
  desa: (count: string) => `${count} desa`,
  hatched: 'Diarsir: ditahan atau tidak pasti',
};
