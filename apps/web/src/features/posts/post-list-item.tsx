"use client";

import type { Post } from "@planrrr/contract";
import { PostCard } from "@planrrr/ui";
import { Link } from "../../navigation/link.tsx";
import { capitalise, sayDay, sayTime } from "../../time/say-when.ts";
import { type Clock, postState, titleOf } from "./post-state.ts";

export function PostListItem({ post, clock }: { post: Post; clock: Clock }) {
  const { kind, words } = postState(post, clock);
  const at = post.scheduledAt ?? (post.status === "DRAFT" ? null : post.createdAt);
  const networks = [...new Set(post.publications.map(({ network }) => network))];
  return (
    <li>
      <PostCard
        state={kind}
        stateWords={words}
        when={at ? sayTime(at, clock.timeZone) : "No time"}
        day={at ? capitalise(sayDay(at, clock.timeZone, clock.now)) : "Keep writing"}
        title={<Link href={hrefOf(post)}>{titleOf(post.text)}</Link>}
        networks={networks}
      />
    </li>
  );
}

/** A draft opens where it is written on; everything else where it is looked at. */
export function hrefOf({ id, status }: Pick<Post, "id" | "status">): string {
  return status === "DRAFT" ? `/write?post=${id}` : `/post?id=${id}`;
}
