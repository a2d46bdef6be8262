/** Indonesian words of route sheets. */
export const sheets = {
  title: 'Lembar jalan',
};
