"use client";

import type { CommunityPost } from "@planrrr/contract";
import { Button, Icon } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { tellProblem } from "../../api/tell-problem.ts";
import { withHeart } from "./feed-pages.ts";
import { likeWords } from "./room-words.ts";
import { changeInFeed } from "./use-feed.ts";
import type { SetLike } from "./use-room.ts";

/** The heart is solid at once; should the room not take it, it is taken back and said. */
export function LikeButton({ post, setLike }: { post: CommunityPost; setLike: SetLike }) {
  const queries = useQueryClient();
  const like = useMutation({
    mutationFn: (liked: boolean) => setLike(post.id, liked),
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
