export { actions, load } from '../../one-time-link.ts';
