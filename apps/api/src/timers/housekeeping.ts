import { foldFacets, forgetDealAlerts } from "@planrrr/bundles";
import { schema } from "@planrrr/database";
import {
  forgetLiveEvents,
  forgetNotices,
  forgetOldWorkers,
  forgetSignIns,
  forgetUsage,
} from "@planrrr/publishing";
import { forgetOldNews } from "@planrrr/rooms";
import { forgetOldDeliveries } from "@planrrr/webhooks";
import { lt } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { collectGarbage } from "../media/collect-garbage.ts";
import { forgetIdempotencyKeys } from "../idempotency/forget-idempotency-keys.ts";

const KEPT_MS = 30 * 86_400_000;

/** Deletes what is over: links, idempotency keys, sessions, verifications, workers long gone, events nobody asks for, rate limits that have begun anew, what webhooks were told, files nobody uses. */
export async function housekeeping(api: ApiContext): Promise<void> {
  const now = api.now();
  // Who comes late is still told that a link has expired, not that there never was one.
  const longAgo = new Date(now.getTime() - KEPT_MS);
  await forgetIdempotencyKeys(api);
  await api.db.delete(schema.sessions).where(lt(schema.sessions.expiresAt, now));
  await api.db.delete(schema.verifications).where(lt(schema.verifications.expiresAt, now));
  await api.db.delete(schema.reviewLinks).where(lt(schema.reviewLinks.expiresAt, longAgo));
  await api.db.delete(schema.teamInvites).where(lt(schema.teamInvites.expiresAt, longAgo));
  await api.db.delete(schema.edgeAlerts).where(lt(schema.edgeAlerts.receivedAt, longAgo));
  await forgetSignIns(api.publishing);
  await forgetNotices(api.publishing);
  await forgetOldWorkers(api.publishing);
  await forgetLiveEvents(api.publishing);
  await forgetUsage(api.publishing);
  await forgetOldNews(api.rooms);
  await forgetOldDeliveries(api);
  await foldFacets(api.db);
  await forgetDealAlerts(api);
  await collectGarbage(api);
}
