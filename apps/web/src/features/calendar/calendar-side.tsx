"use client";

import type { Post } from "@planrrr/contract";
import { Button, NetworkMark, networkNames, StateMark, stateKinds, TextLink } from "@planrrr/ui";
import { Link } from "../../navigation/link.tsx";
import { sayDay, sayTime } from "../../time/say-when.ts";
import { type Clock, postState, titleOf } from "../posts/post-state.ts";
import { hrefOf } from "../posts/post-list-item.tsx";
import { useNextPosts } from "./use-calendar-posts.ts";
import { sayNeeds } from "./use-needs.ts";

const networksOf = ({ publications }: Post) => [...new Set(publications.map(({ network }) => network))];

export function CalendarSide({ clock }: { clock: Clock }) {
  const { data } = useNextPosts();
  if (!data) return <aside className="cal-side" aria-label="Next up" />;
  const alive = data.next.filter((post) => postState(post, clock).kind === "now");
  const coming = data.next.filter(({ scheduledAt }) => scheduledAt && scheduledAt > clock.now).slice(0, 2);
  return (
    <aside className="cal-side" aria-label="Next up">
      <section className={`panel cal-next ${alive.length === 0 ? "quiet" : ""}`}>
        <h2 className="h2">Next up</h2>
        {alive.slice(0, 1).map((post) => (
          <Link key={post.id} className="cal-live" href={hrefOf(post)}>
            <StateMark kind="now" />
            <span className="cal-live-title">{titleOf(post.text)}</span>
            <span className="small">{onNetworks(post)}</span>
          </Link>
        ))}
        {coming.length === 0 && alive.length === 0 ? (
          <p className="soft">
            Nothing is planned. <Link href="/write">Write a post</Link> and choose a time.
          </p>
        ) : null}
        <ol className="cal-coming">
          {coming.map((post) => (
            <Coming key={post.id} post={post} clock={clock} />
          ))}
        </ol>
      </section>
      {data.needs.length > 0 ? (
        <section className="panel cal-needs" id="needs" tabIndex={-1}>
          <h2 className="h3">{sayNeeds(data.needs.length)}</h2>
          {data.needs.slice(0, 3).map((post) => (
            <Need key={post.id} post={post} clock={clock} />
          ))}
          <TextLink>
            <Link href="/unsent">Everything that did not go out</Link>
          </TextLink>
        </section>
      ) : null}
    </aside>
  );
}

function Coming({ post, clock }: { post: Post; clock: Clock }) {
  const at = post.scheduledAt ?? post.createdAt;
  return (
    <li>
      <Link href={hrefOf(post)}>
        <span className="cal-when">
          <b className="num">{sayTime(at, clock.timeZone)}</b>
          <span>{sayDay(at, clock.timeZone, clock.now)}</span>
        </span>
        <span>
          <span className="cal-coming-title">{titleOf(post.text)}</span>
          <span className="nets">
            {networksOf(post).map((network) => (
              <NetworkMark key={network} network={network} size="s" named />
            ))}
          </span>
        </span>
      </Link>
    </li>
  );
}

function Need({ post, clock }: { post: Post; clock: Clock }) {
  const { kind, words } = postState(post, clock);
  return (
    <div className="cal-need">
      <StateMark kind={kind}>{words ?? stateKinds[kind].words}</StateMark>
      <p>
        <b>{titleOf(post.text)}</b> {onNetworks(post)}
      </p>
      <Button asChild>
        <Link href={hrefOf(post)}>
          {kind === "failed" ? "See why" : kind === "unknown" ? "Check it" : "Look at it"}
          <span className="sr">: {titleOf(post.text)}</span>
        </Link>
      </Button>
    </div>
  );
}

function onNetworks(post: Post): string {
  const names = networksOf(post).map((network) => networkNames[network]);
  return names.length === 0 ? "" : `On ${new Intl.ListFormat("en-GB").format(names)}.`;
}
