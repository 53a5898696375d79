import { AppError, type PushSubscribed, type PushSubscriptionInput } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { desc, eq, inArray } from "drizzle-orm";
import type { RoomsActor, RoomsContext } from "../context.ts";

const { pushSubscriptions: t } = schema;
/** More browsers than anybody uses: the oldest give way. */
const mostDevices = 20;

/** Takes a browser's subscription for its person. A repeat renews it; whoever signs in there later takes it over. */
export async function subscribeToPush(
  ctx: RoomsContext,
  actor: RoomsActor,
  { endpoint, keys }: PushSubscriptionInput,
): Promise<PushSubscribed> {
  if (!ctx.vapid) throw new AppError("COMMUNITY_NOT_SET_UP", "This planrrr sends no Web Push.");
  checkEndpoint(endpoint, ctx.allowLoopback);
  checkKeys(keys);
  const { userId } = actor;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(t)
      .values({ id: ctx.newId(), userId, endpoint, ...keys, createdAt: ctx.now() })
      .onConflictDoUpdate({ target: t.endpoint, set: { userId, ...keys, createdAt: ctx.now() } })
      .returning({ id: t.id });
    if (!row) throw new Error("The subscription was not written.");
    await makeRoom(tx, userId);
    return { id: row.id };
  });
}

async function makeRoom(tx: Transaction, userId: string): Promise<void> {
  const rows = await tx
    .select({ id: t.id })
    .from(t)
    .where(eq(t.userId, userId))
    .orderBy(desc(t.createdAt), desc(t.id))
    .offset(mostDevices);
  if (rows.length > 0)
    await tx.delete(t).where(
      inArray(
        t.id,
        rows.map(({ id }) => id),
      ),
    );
}

/** Who stands behind a name is checked when it is sent to: names may change until then. */
function checkEndpoint(endpoint: string, allowLoopback: boolean): void {
  const { protocol, hostname, username, password } = new URL(endpoint);
  const isHere = /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(hostname);
  const isFine = protocol === "https:" || (allowLoopback && isHere && protocol === "http:");
  if (isFine && username === "" && password === "") return;
  throw new AppError("INVALID_INPUT", "A push service has an https address.", {
    details: { field: "endpoint" },
  });
}

function checkKeys({ p256dh, auth }: PushSubscriptionInput["keys"]): void {
  const [key, secret] = [Buffer.from(p256dh, "base64url"), Buffer.from(auth, "base64url")];
  if (key.length === 65 && key[0] === 4 && secret.length === 16) return;
  throw new AppError("INVALID_INPUT", "These are no keys of a push subscription.", {
    details: { field: "keys" },
  });
}
