import { oc } from "@orpc/contract";
import { z } from "zod";
import { CommunityRole } from "./community.ts";
import { PushState, PushSubscribed, PushSubscriptionInput } from "./push.ts";

const tags = ["community"];

/** What opens a team's room at the edge. */
export const CommunityToken = z.object({
  /** A JWT for the edge alone, good for some minutes. */
  token: z.string(),
  expiresAt: z.date(),
  /** The edge's public base: its routes and its socket are below `/api/community/{teamId}`. */
  edgeUrl: z.string(),
  /** The room, as the edge knows it. */
  teamId: z.string(),
  userId: z.string(),
  role: CommunityRole,
});
export type CommunityToken = z.infer<typeof CommunityToken>;

/** The core's part of the community; the room itself is at the edge. */
export const communityContract = {
  community: {
    token: oc
      .route({
        method: "GET",
        path: "/community/token",
        tags,
        summary: "What opens the team's room at the edge; the team's owner is its coach",
      })
      .output(CommunityToken),
    push: oc
      .route({ method: "GET", path: "/community/push", tags, summary: "What a browser needs to subscribe" })
      .output(PushState),
    subscribe: oc
      .route({
        method: "POST",
        path: "/community/push",
        successStatus: 201,
        tags,
        summary: "Hear of news in this browser while you are away; a repeat renews it",
      })
      .input(PushSubscriptionInput)
      .output(PushSubscribed),
    unsubscribe: oc
      .route({
        method: "DELETE",
        path: "/community/push/{id}",
        successStatus: 204,
        tags,
        summary: "No longer",
      })
      .input(z.object({ id: z.uuid() })),
  },
};
