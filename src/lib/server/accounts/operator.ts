import { operatorName } from '../config.ts';
import type { Actor } from './actor.ts';
import { PERMISSIONS } from '#lib/domain/accounts/roles.ts';

/** Whoever runs commands on the machine itself: can read and write the data folder anyway, so may do all. */
export function operator(): Actor {
  return {
    kind: 'command-line',
    id: null,
    name: operatorName(),
    email: null,
    role: null,
    permissions: new Set(PERMISSIONS),
    areas: null,
    origin: 'terminal',
  };
}
