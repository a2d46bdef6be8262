/** Indonesian words of channels. */
export const channels = {
  title: 'Kanal',
};
