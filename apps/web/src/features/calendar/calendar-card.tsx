"use client";

import type { CalendarPost } from "@planrrr/contract";
import { NetworkMark, StateMark, stateKinds } from "@planrrr/ui";
import type { KeyboardEvent } from "react";
import { Link } from "../../navigation/link.tsx";
import { hrefOf } from "../posts/post-list-item.tsx";
import { titleOf } from "../posts/post-state.ts";
import { calendarState, isMovable } from "./calendar-posts.ts";
import { addDays, timeIn } from "./zone-time.ts";

/** What a dragged card carries. */
export const dragType = "application/x-planrrr-post";

export interface CardActions {
  timeZone: string;
  now: Date;
  move: (post: CalendarPost, day: string) => void;
  ask: (post: CalendarPost) => void;
}

const arrows: { [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export function CalendarCard({
  post,
  day,
  actions,
}: {
  post: CalendarPost;
  day: string;
  actions: CardActions;
}) {
  const { timeZone, now, move, ask } = actions;
  const { kind, words } = calendarState(post, { timeZone, now });
  const said = words ?? stateKinds[kind].words;
  const movable = isMovable(post);
  const networks = [...new Set(post.publications.map(({ network }) => network))];
  const onKeyDown = (event: KeyboardEvent) => {
    const shift = arrows[event.key];
    if (!movable || !event.shiftKey || shift === undefined) return;
    event.preventDefault();
    move(post, addDays(day, shift));
  };
  return (
    <article
      className={`cal-card ${stateKinds[kind].tone}`}
      data-post={post.id}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, post.id);
        event.dataTransfer.effectAllowed = "move";
      }}
    >
      <Link
        className="cal-link"
        href={hrefOf(post)}
        draggable={false}
        onKeyDown={onKeyDown}
        aria-keyshortcuts={
          movable ? "Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown" : undefined
        }
      >
        <span className="cal-top">
          <StateMark kind={kind}>
            <time className="num" dateTime={post.scheduledAt.toISOString()}>
              {timeIn(post.scheduledAt, timeZone)}
            </time>
            <span className="sr">. {said}.</span>
          </StateMark>
        </span>
        <span className="cal-title">{titleOf(post.excerpt)}</span>
        <span className="cal-foot">
          <span className="nets">
            {networks.map((network) => (
              <NetworkMark key={network} network={network} size="s" named />
            ))}
          </span>
          <span className="cal-words" aria-hidden="true">
            {said}
          </span>
        </span>
      </Link>
      {movable ? (
        <button type="button" className="cal-move" onClick={() => ask(post)}>
          Move<span className="sr"> {titleOf(post.excerpt)}</span>
        </button>
      ) : null}
    </article>
  );
}
