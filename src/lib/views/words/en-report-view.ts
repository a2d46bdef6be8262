/** Words within the pictures of a report. */
export const reportPicture = {
  interval: 'line = range of what is possible',
  target: 'diamond = target',
  desa: (count: string) => `${count} desa`,
  hatched: 'Hatched: kept back or uncertain',
};
