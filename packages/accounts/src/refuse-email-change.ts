import { type Database, schema } from "@planrrr/database";
import { APIError, type createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { and, eq } from "drizzle-orm";

type AuthCall = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * With the address goes the way to a new password: whoever finds a browser signed in must not take the account. Also
 * says that an address is taken, where Better Auth would keep silent and change nothing.
 */
export async function refuseEmailChange(db: Database, ctx: AuthCall): Promise<void> {
  const session = await getSessionFromCtx(ctx);
  // A bearer token becomes a session only after this: who comes by one is refused rather than let through unasked.
  if (!session)
    throw new APIError("UNAUTHORIZED", {
      code: "UNAUTHENTICATED",
      message: "Sign in in a browser for this.",
    });
  const { newEmail, password } = ctx.body as { newEmail?: unknown; password?: unknown };
  const { accounts, users } = schema;
  const [account] = await db
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, session.user.id), eq(accounts.providerId, "credential")));
  const right =
    account?.hash &&
    typeof password === "string" &&
    password.length <= 256 &&
    (await ctx.context.password.verify({ hash: account.hash, password }));
  if (!right) throw new APIError("BAD_REQUEST", { code: "INVALID_PASSWORD", message: "Invalid password" });
  if (typeof newEmail !== "string") return;
  const [taken] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, newEmail.toLowerCase()));
  if (taken)
    throw new APIError("UNPROCESSABLE_ENTITY", {
      code: "USER_ALREADY_EXISTS",
      message: "There is an account with this address already.",
    });
}
