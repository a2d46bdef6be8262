import { appConfig } from '../pages/app.ts';
import { recordsOf, type Records } from '../records/store.ts';
import { authOf, type Auth } from './auth.ts';

/** What signing in works with: better-auth and the records it stands on. */
export interface Doors {
  auth: Auth;
  records: Records;
}

/** The doors of this server. */
export async function doors(): Promise<Doors> {
  const config = appConfig();
  return { auth: await authOf(config), records: await recordsOf(config) };
}
