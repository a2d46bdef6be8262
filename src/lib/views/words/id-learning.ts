/** Indonesian words of response. */
export const learning = {
  title: 'Tanggapan',
};
