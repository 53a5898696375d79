import type { CommentPlace } from "../graph/comment.ts";
import type { FacebookPage } from "./page.ts";

/** Newest first; those of the page itself. */
export function toCommentPlace({ service, token, pageId }: FacebookPage): CommentPlace {
  return {
    service,
    token,
    query: { fields: "id,message,from", order: "reverse_chronological", filter: "stream", limit: "100" },
    isOwn: ({ from }) => from === undefined || from.id === pageId,
    toUrl: (parentUrl, id) => {
      const url = new URL(parentUrl);
      url.searchParams.set("comment_id", id.split("_").at(-1) ?? id);
      return url.href;
    },
  };
}
