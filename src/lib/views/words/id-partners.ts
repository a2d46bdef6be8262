/** Indonesian words of partners. */
export const partners = {
  title: 'Mitra',
};
