"use client";

import type { Post } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { postKey, postsKey } from "../posts/posts-keys.ts";
import { type Draft, toPostInput } from "./draft.ts";

export type SaveAs = "draft" | "send";

/** Saves what is on the desk: a new post, or the one it changes. The same press repeated writes once. */
export function useSavePost(onSaved: () => void) {
  const queries = useQueryClient();
  const { go } = useNavigation();
  return useMutation({
    mutationFn: ({ draft, as }: { draft: Draft; as: SaveAs }) => save(draft, as),
    onSuccess: async (post, { as }) => {
      onSaved();
      queries.setQueryData(postKey(post.id), post);
      if (as === "draft") showToast({ fact: "Kept as a draft", more: "You find it among your posts." });
      go(as === "draft" ? "/posts" : `/post?id=${post.id}`);
      await queries.invalidateQueries({ queryKey: postsKey });
    },
  });
}

function save(draft: Draft, as: SaveAs): Promise<Post> {
  const input = toPostInput(draft);
  if (!draft.post) return api.posts.create({ ...input, draft: as === "draft" }, once());
  const { id, version, status } = draft.post;
  const { draft: _draft, ...fields } = input;
  const leavesDraft = as === "send" && status === "DRAFT" ? { draft: false } : {};
  // A draft that had a time and shall go out now needs to be told so.
  const now = as === "send" && draft.when === "now" ? { scheduledAt: new Date().toISOString() } : {};
  return api.posts.update({ id, version, ...fields, ...now, ...leavesDraft }, once());
}
