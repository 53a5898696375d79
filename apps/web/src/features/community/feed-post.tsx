"use client";

import type { CommunityPost, CommunityToken } from "@planrrr/contract";
import { Face, Icon } from "@planrrr/ui";
import { useEffect, useRef } from "react";
import { capitalise, sayDay, sayTime } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { LikeButton } from "./like-button.tsx";
import { PostMenu } from "./post-menu.tsx";
import { coachName } from "./room-words.ts";
import type { SetLike } from "./use-room.ts";

/** `isWanted`: somebody followed a link to it. */
export function FeedPost({
  post,
  pass,
  setLike,
  isWanted,
}: {
  post: CommunityPost;
  pass: CommunityToken;
  setLike: SetLike;
  isWanted: boolean;
}) {
  const { now, timeZone } = useClock();
  const { author, createdAt, pinnedAt } = post;
  const made = new Date(createdAt);
  const isCoach = author.role === "coach";
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isWanted) place.current?.scrollIntoView({ block: "center" });
  }, [isWanted]);
  return (
    <article ref={place} className="fp" data-post={post.id} tabIndex={-1} aria-labelledby={`by-${post.id}`}>
      {pinnedAt ? (
        <p className="pinned">
          <Icon name="pin" />
          Pinned by your coach
        </p>
      ) : null}
      <header>
        <Face name={author.name} coach={isCoach} />
        <div>
          <h3 className="h4" id={`by-${post.id}`}>
            {isCoach ? coachName(author.name) : author.name}
          </h3>
          <p className="small">
            {capitalise(sayDay(made, timeZone, now))}, {sayTime(made, timeZone)}
          </p>
        </div>
      </header>
      <div className="fp-text words">{post.text}</div>
      {post.link ? (
        <a className="text-link" href={post.link} rel="noopener noreferrer nofollow ugc">
          {post.link.replace(/^https?:\/\//, "")}
        </a>
      ) : null}
      <footer className="row">
        <LikeButton post={post} setLike={setLike} />
        <PostMenu post={post} pass={pass} />
      </footer>
    </article>
  );
}
