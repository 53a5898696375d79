"use client";

import type { PostChange } from "@planrrr/contract";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { useLivePosts } from "../../live/use-live-posts.ts";
import { useSignedIn } from "../../session/use-session.ts";
import { postsKey } from "../posts/posts-keys.ts";
import type { Draft, OpenedPost } from "./draft.ts";
import { useOpenedPost } from "./use-opened-post.ts";

export interface NewerPost {
  post: OpenedPost;
  change: PostChange | undefined;
  /** "Mary Walsh", "You, in another window,", "Somebody" */
  who: string;
}

/** The post on the desk as somebody else has saved it meanwhile, as soon as it happens. */
export function useNewerPost({ post: opened }: Draft): NewerPost | undefined {
  const { user } = useSignedIn();
  useLivePosts(false);
  const { data: post } = useOpenedPost(opened?.id ?? "");
  const isNewer = opened !== undefined && post !== undefined && post.version > opened.version;
  const { id = "", version = 0 } = isNewer ? post : {};
  const { data: change } = useQuery({
    queryKey: [...postsKey, "last-change", id, version],
    queryFn: () => api.posts.lastChange({ id }),
    enabled: isNewer,
  });
  if (!isNewer) return undefined;
  const who = change?.userId === user.id ? "You, in another window," : (change?.userName ?? "Somebody");
  return { post, change, who };
}
