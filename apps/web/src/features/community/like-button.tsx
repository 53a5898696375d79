"use client";

import type { CommunityLike, CommunityPost } from "@planrrr/contract";
import { Button, Icon } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { tellProblem } from "../../api/tell-problem.ts";
import { askRoom } from "./ask-room.ts";
import { withHeart } from "./feed-pages.ts";
import { likeWords } from "./room-words.ts";
import { changeInFeed } from "./use-feed.ts";

/** The heart is solid at once; should the room not take it, it is taken back and said. */
export function LikeButton({ post }: { post: CommunityPost }) {
  const queries = useQueryClient();
  const like = useMutation({
    mutationFn: (liked: boolean) =>
      askRoom<CommunityLike>(`/posts/${post.id}/like`, { method: liked ? "POST" : "DELETE" }),
    onMutate: (liked) => changeInFeed(queries, post.id, (each) => withHeart(each, liked)),
    onSuccess: ({ likes, liked }) => changeInFeed(queries, post.id, (each) => ({ ...each, likes, liked })),
    onError: (error, liked) => {
      changeInFeed(queries, post.id, (each) => withHeart(each, !liked));
      tellProblem(error);
    },
  });
  const press = () => {
    if (!like.isPending) like.mutate(!post.liked);
  };
  return (
    <Button
      tone="bare"
      className={`like ${post.liked ? "on" : ""}`}
      aria-pressed={post.liked}
      onClick={press}
    >
      <Icon name="heart" solid={post.liked} />
      {likeWords(post.likes, post.liked)}
    </Button>
  );
}
