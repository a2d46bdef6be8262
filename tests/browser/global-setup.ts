import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionCookie } from '../server/signed-in.ts';
import { freePort, startApp } from './app-server.ts';
import { SIGNED_IN } from './signed-in.ts';

/** Starts the built app on a free port with a fresh data folder; the returned function stops it and cleans up. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'jangkau-browser-'));
  const cleanUp = () => rmSync(data, { recursive: true, force: true });
  try {
    const { url, stop } = await startApp(data, { port: await freePort(), log: 'server.log' });
    await keepSession(data);
    process.env.JANGKAU_TEST_URL = url;
    process.env.JANGKAU_TEST_DATA = data;
    return async () => {
      await stop();
      cleanUp();
    };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

/** Tests begin signed in as the branch head; one that should not says so (`test.use({ storageState: NOBODY })`). */
async function keepSession(data: string): Promise<void> {
  const [name = '', value = ''] = (await sessionCookie(data)).split(/=(.*)/s);
  const cookie = { name, value, domain: '127.0.0.1', path: '/', expires: -1 };
  const state = { cookies: [{ ...cookie, httpOnly: true, secure: false, sameSite: 'Lax' }], origins: [] };
  writeFileSync(SIGNED_IN, JSON.stringify(state));
}
