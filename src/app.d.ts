import type { Actor } from '#lib/server/accounts/actor.ts';
import type { Visitor } from '#lib/server/accounts/client.ts';
import type { Signed } from '#lib/server/accounts/sessions.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** Names the log line of a defect; the user can quote it. */
      id?: string;
    }
    /** Of an entry of the browser's history. */
    interface PageState {
      /** The form of a visit is open. */
      visitForm?: boolean;
    }
    /** Set in hooks.server.ts before anything else runs. */
    interface Locals {
      /** Who asks. */
      actor: Actor;
      visitor: Visitor;
      /** The session of a browser that has signed in. */
      session: Signed['session'] | null;
      /** Cookies to send along with the answer. */
      setCookies: string[];
    }
  }
}

export {};
