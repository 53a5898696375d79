import type { CommentPlace } from "../graph/comment.ts";
import type { InstagramPlace } from "./credentials.ts";

/** Newest first; those of the account itself. */
export function toCommentPlace({ service, token, handle }: InstagramPlace): CommentPlace {
  return {
    service,
    token,
    query: { fields: "id,text,username", limit: "50" },
    isOwn: ({ username }) => username === undefined || `@${username}` === handle,
    toUrl: (parentUrl, id) => new URL(`c/${id}/`, parentUrl.endsWith("/") ? parentUrl : `${parentUrl}/`).href,
  };
}
