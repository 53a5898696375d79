import { AppError } from "@planrrr/contract/app-error";
import { type CommunityAnnounced, CommunityAnnouncement } from "@planrrr/contract/community";
import { edgeSettings } from "../../edge-settings.ts";
import type { Env } from "../../env.ts";
import { isOneOf } from "../entry/same-key.ts";
import { readBody } from "../rest/read-body.ts";
import { continueAnnouncement } from "./continue-announcement.ts";
import { keepAnnouncement } from "./announcements-table.ts";

/** A win, a milestone, a published post: to all rooms, or to some. The core alone may, and the same id counts once. */
export async function announceByCore(request: Request, env: Env): Promise<CommunityAnnounced> {
  if (!(await isOneOf(request.headers.get("X-Internal-API-Key"), edgeSettings(env).internalKeys)))
    throw new AppError("UNAUTHENTICATED", "The key between core and edge is needed.");
  const announcement = await readBody(request, CommunityAnnouncement);
  const kept = await keepAnnouncement(env.DB, announcement, Date.now());
  return continueAnnouncement(env, kept);
}
