import { createHash } from "node:crypto";
import { AppError } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { lt } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

const DAY_MS = 86_400_000;
/** Meta tries for 36 hours to get a word to us. What is older was kept by somebody. */
const OLDEST_MS = 3 * DAY_MS;
/** Clocks differ. */
const NEWEST_MS = 5 * 60_000;
/** Longer than anything is old enough to be refused. */
const KEPT_MS = 30 * DAY_MS;

export interface Notice {
  network: string;
  /** Who takes permissions back and asks to be forgotten in one second sends the same words to two addresses. */
  kind: "changes" | "deauthorization" | "deletion";
  body: string | Uint8Array;
  now: Date;
}

/** Takes down that this was said, in the transaction of what follows from it. False: it was said before. */
export async function takeNotice(tx: Queryable, notice: Notice): Promise<boolean> {
  const { network, kind, body } = notice;
  const hash = createHash("sha256").update(`${network} ${kind} `).update(body).digest("hex");
  const taken = await tx
    .insert(schema.networkNotices)
    .values({ hash, network: notice.network, receivedAt: notice.now })
    .onConflictDoNothing()
    .returning({ hash: schema.networkNotices.hash });
  return taken.length > 0;
}

/** Throws LINK_EXPIRED for a word that is days old, or from the future. */
export function refuseOld(saidAt: Date, now: Date): void {
  const age = now.getTime() - saidAt.getTime();
  if (age <= OLDEST_MS && age >= -NEWEST_MS) return;
  throw new AppError("LINK_EXPIRED", "This was said too long ago to be acted on.");
}

export async function forgetNotices({ db, now }: Pick<PublishingContext, "db" | "now">): Promise<void> {
  const { networkNotices: t } = schema;
  await db.delete(t).where(lt(t.receivedAt, new Date(now().getTime() - KEPT_MS)));
}
