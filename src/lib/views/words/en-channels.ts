import type { channels as id } from './id-channels.ts';

/** English words of channels. */
export const channels: typeof id = {
  title: 'Channels',
};
