import { schema } from "@planrrr/database";
import { forgetLiveEvents, forgetOldWorkers } from "@planrrr/publishing";
import { lt } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { forgetIdempotencyKeys } from "../idempotency/forget-idempotency-keys.ts";

/** Deletes what is over: idempotency keys, sessions, verifications, workers long gone, events nobody asks for. */
export async function housekeeping(api: ApiContext): Promise<void> {
  const now = api.now();
  await forgetIdempotencyKeys(api);
  await api.db.delete(schema.sessions).where(lt(schema.sessions.expiresAt, now));
  await api.db.delete(schema.verifications).where(lt(schema.verifications.expiresAt, now));
  await forgetOldWorkers(api.publishing);
  await forgetLiveEvents(api.publishing);
}
