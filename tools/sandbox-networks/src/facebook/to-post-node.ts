import type { Node } from "../graph/pick-fields.ts";
import { isPublished } from "./is-public.ts";
import type { FacebookState, StoredComment, StoredPost } from "./types.ts";

/** [doc graph-api/reference/page-post] */
export function toPostNode(state: FacebookState, post: StoredPost, base: string): Node {
  const page = state.pages.find(({ id }) => id === post.pageId);
  const published = isPublished(state, post);
  return {
    id: post.id,
    message: post.message === "" ? null : post.message,
    created_time: toTime(post.createdAt),
    updated_time: toTime(post.publishedAt ?? post.createdAt),
    permalink_url: permalinkOf(state, post, base),
    is_published: published,
    scheduled_publish_time:
      post.scheduledAt === null || published ? null : Math.floor(post.scheduledAt / 1000),
    status_type:
      post.videoId === null
        ? post.photoIds.length > 0
          ? "added_photos"
          : "mobile_status_update"
        : "added_video",
    from: { name: page?.name, id: post.pageId },
    attachments: { data: listAttachments(state, post, base) },
    comments: { data: post.comments.map(toCommentNode), summary: { total_count: post.comments.length } },
    reactions: { data: [], summary: { total_count: 0 } },
    likes: { data: [], summary: { total_count: 0 } },
    shares: null,
  };
}

export function permalinkOf(state: FacebookState, post: StoredPost, base: string): string {
  const video = post.videoId === null ? undefined : state.videos.get(post.videoId);
  if (video !== undefined)
    return video.kind === "reel" ? `${base}/reel/${video.id}/` : `${base}/watch/?v=${video.id}`;
  return `${base}/${post.pageId}/posts/${post.id.split("_")[1] ?? ""}`;
}

export function toCommentNode({ id, message, createdAt }: StoredComment): Node {
  return { id, message, created_time: toTime(createdAt) };
}

/** As the Graph API writes instants: `2026-11-20T12:00:00+0000`. */
export function toTime(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "+0000");
}

function listAttachments(state: FacebookState, post: StoredPost, base: string): Node[] {
  const photos = post.photoIds.map((id) => ({
    type: "photo",
    description: state.photos.get(id)?.alt ?? "",
    target: { id, url: `${base}/photo/${id}` },
  }));
  if (photos.length > 1) return [{ type: "album", subattachments: { data: photos } }];
  if (post.videoId !== null) return [{ type: "video_inline", target: { id: post.videoId } }];
  return photos.length > 0 || post.link === null ? photos : [{ type: "share", unshimmed_url: post.link }];
}
