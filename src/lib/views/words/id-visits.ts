/** Indonesian words of visits. */
export const visits = {
  title: 'Kunjungan',
};
