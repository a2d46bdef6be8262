import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** How long a visit of the demo lasts, milliseconds. */
const VISIT_MS = 12 * 60 * 60 * 1000;

/**
 * A session for an account of the demo, which has no password. Called by the server itself only: demo.ts asks before whether the
 * demo is open to this visitor.
 */
export function demoEntry() {
  return {
    id: 'demo-entry',
    endpoints: {
      enterDemo: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (context) => {
          const { internalAdapter } = context.context;
          const user = await internalAdapter.findUserById(context.body.userId);
          if (!user || (user as { demo?: boolean }).demo !== true)
            throw new Error('not an account of the demo');
          const expiresAt = new Date(Date.now() + VISIT_MS);
          const session = await internalAdapter.createSession(user.id, false, { expiresAt });
          await setSessionCookie(context, { session, user });
          return { entered: true };
        },
      ),
    },
  };
}
