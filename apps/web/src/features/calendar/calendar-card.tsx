import type { CalendarPost } from "@planrrr/contract";
import { NetworkMark, StateMark, stateKinds } from "@planrrr/ui";
import { memo } from "react";
import { hrefOf } from "../posts/post-list-item.tsx";
import { titleOf } from "../posts/post-state.ts";
import { calendarState, isMovable } from "./calendar-posts.ts";
import { timeIn } from "./zone-time.ts";

const keys = "Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown";

/**
 * One post. Hands, keys and clicks are listened to by the calendar as a whole (`use-card-hands.ts`), which knows a
 * card by its `data-post`; it is drawn anew only when its post has changed.
 */
export const CalendarCard = memo(function CalendarCard({
  post,
  timeZone,
}: {
  post: CalendarPost;
  timeZone: string;
}) {
  const { kind, words } = calendarState(post);
  const said = words ?? stateKinds[kind].words;
  const movable = isMovable(post);
  const networks = [...new Set(post.publications.map(({ network }) => network))];
  return (
    <article
      className={`cal-card ${stateKinds[kind].tone}`}
      data-post={post.id}
      data-movable={movable || undefined}
      draggable={movable}
    >
      <a
        className="cal-link"
        href={hrefOf(post)}
        draggable={false}
        aria-keyshortcuts={movable ? keys : undefined}
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
      </a>
      {movable ? (
        <button type="button" className="cal-move">
          Move<span className="sr"> {titleOf(post.excerpt)}</span>
        </button>
      ) : null}
    </article>
  );
});
