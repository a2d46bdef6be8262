import type { Actor } from '#lib/server/accounts/actor.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** Names the log line of a defect; the user can quote it. */
      id?: string;
    }
    interface Locals {
      /** Who asks; set by the guard in hooks.server.ts before anything else runs. */
      actor: Actor;
    }
  }
}

export {};
