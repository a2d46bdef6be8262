import type { Permission, Role } from '#lib/domain/accounts/roles.ts';

/** Who is doing something: an account in a browser, a token of one, a visitor of the demo, or the operator of the machine. */
export interface Actor {
  kind: 'account' | 'token' | 'demo' | 'command-line' | 'nobody';
  /** Account id; null for the command line and for nobody. */
  id: string | null;
  /** As it is written in histories. */
  name: string;
  email: string | null;
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  /** Kecamatan codes it is limited to; null is the whole branch. */
  areas: readonly string[] | null;
  /** Network address, or `terminal`. */
  origin: string;
}

/** Whether the actor may do it. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}

/** Whether a kecamatan or desa code lies in what the actor may see; a kabupaten lies in the whole branch only. */
export function coversCode({ areas }: Pick<Actor, 'areas'>, code: string): boolean {
  return areas === null || areas.some((area) => code === area || code.startsWith(`${area}.`));
}
