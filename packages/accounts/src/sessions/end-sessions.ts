import { type Database, schema } from "@planrrr/database";
import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { and, eq, inArray, ne } from "drizzle-orm";
import { z } from "zod";
import { digestOf } from "./hash-session-tokens.ts";

/**
 * Better Auth's two routes that end other sessions, on digests: `/list-sessions` gives no token that its own routes
 * could find a session by. The same names take the place of its own.
 */
export function endSessions(db: Database) {
  const { sessions } = schema;
  return {
    id: "end-sessions",
    endpoints: {
      revokeSession: createAuthEndpoint(
        "/revoke-session",
        {
          method: "POST",
          body: z.object({ token: z.string().max(200) }),
          use: [sensitiveSessionMiddleware],
          requireHeaders: true,
        },
        async (ctx) => {
          const { user } = ctx.context.session;
          const { token } = ctx.body;
          // As the list gives it, or as whoever has the session itself knows it.
          const isMeant = inArray(sessions.token, [token, digestOf(token)]);
          await db.delete(sessions).where(and(isMeant, eq(sessions.userId, user.id)));
          return ctx.json({ status: true });
        },
      ),
      revokeOtherSessions: createAuthEndpoint(
        "/revoke-other-sessions",
        { method: "POST", use: [sensitiveSessionMiddleware], requireHeaders: true },
        async (ctx) => {
          const { session, user } = ctx.context.session;
          await db.delete(sessions).where(and(ne(sessions.id, session.id), eq(sessions.userId, user.id)));
          return ctx.json({ status: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
