import { AppError } from "@planrrr/contract";
import { listenDatabase } from "@planrrr/database";
import type { LiveRead } from "@planrrr/publishing";
import { every } from "../timers/every.ts";
import { createTeamFeed, type TeamFeed } from "./create-team-feed.ts";
import { resumeFrom } from "./event-id.ts";
import { createLiveStream, type LiveStream } from "./live-stream.ts";

/** Who looks on, and whether they still may. */
export interface Viewer {
  userId: string;
  teamId: string;
  stillMay(): Promise<boolean>;
}

export interface LiveHub {
  open(viewer: Viewer, lastEventId: string | undefined): ReadableStream<Uint8Array>;
  readonly size: number;
  close(): Promise<void>;
}

export interface LiveHubParts {
  databaseUrl: string;
  read(teamId: string, since: number | undefined): Promise<LiveRead>;
  /** A right was taken away somewhere: what is remembered about people no longer counts. */
  onAccessChanged(): void;
  log: { warn(facts: object, message: string): void };
  now(): number;
  beatMs?: number;
  recheckMs?: number;
}

const mostPerUser = 30;
const tickMs = 1_000;

/** All open event streams of this process, on one database connection that listens. */
export function createLiveHub(parts: LiveHubParts): LiveHub {
  const { beatMs = 15_000, recheckMs = 60_000 } = parts;
  const feeds = new Map<string, TeamFeed>();
  const viewers = new Map<LiveStream, Viewer>();
  let listening = false;
  let failing = false;
  let [beatAt, recheckAt] = [parts.now(), parts.now()];

  const listener = listenDatabase({
    url: parts.databaseUrl,
    channels: ["planrrr_live", "planrrr_access", "planrrr_bundles"],
    onNotice(channel, payload) {
      if (channel === "planrrr_live") wake(feeds.get(payload));
      // Deals belong to no team: everybody who looks on is told.
      else if (channel === "planrrr_bundles") for (const feed of feeds.values()) wake(feed);
      else recheck((viewer) => viewer.userId === payload);
    },
    onListening() {
      [listening, failing] = [true, false];
      for (const feed of feeds.values()) wake(feed);
      recheck(() => true);
    },
    onError(err) {
      // Said once, not with every try.
      if (!failing) parts.log.warn({ err }, "The connection for live events broke; it is made again");
      [listening, failing] = [false, true];
    },
  });
  const timer = every(tickMs, async () => tick(), noFailure);

  // Notices make it quick; these make it certain, and hold while nothing can be heard.
  function tick(): void {
    const now = parts.now();
    const beat = now - beatAt >= beatMs;
    if (beat) beatAt = now;
    if (beat || !listening) for (const feed of feeds.values()) wake(feed, { beat });
    if (now - recheckAt < recheckMs) return;
    recheckAt = now;
    recheck(() => true);
  }

  function wake(feed: TeamFeed | undefined, options?: { beat?: boolean }): void {
    feed?.wake(options).catch((err: unknown) => parts.log.warn({ err }, "Live events can't be read"));
  }

  function recheck(isMeant: (viewer: Viewer) => boolean): void {
    parts.onAccessChanged();
    for (const [stream, viewer] of viewers) {
      if (!isMeant(viewer)) continue;
      viewer.stillMay().then(
        (may) => may || stream.end(),
        (err: unknown) => parts.log.warn({ err }, "A viewer of live events can't be checked"),
      );
    }
  }

  function forget(stream: LiveStream): void {
    const viewer = viewers.get(stream);
    viewers.delete(stream);
    const feed = viewer && feeds.get(viewer.teamId);
    feed?.leave(stream);
    if (viewer && feed?.size === 0) feeds.delete(viewer.teamId);
  }

  return {
    open(viewer, lastEventId) {
      const { userId, teamId } = viewer;
      if ([...viewers.values()].filter((other) => other.userId === userId).length >= mostPerUser)
        throw new AppError("RATE_LIMITED", "Too many windows follow the events of this account.", {
          retryAfter: 10,
        });
      const stream = createLiveStream(forget);
      viewers.set(stream, viewer);
      const feed =
        feeds.get(teamId) ?? createTeamFeed({ read: (since) => parts.read(teamId, since), now: parts.now });
      feeds.set(teamId, feed);
      const since = lastEventId === undefined ? undefined : resumeFrom(lastEventId, parts.now());
      feed.join(stream, since).catch((err: unknown) => {
        parts.log.warn({ err }, "Live events can't be read");
        stream.end();
      });
      return stream.body;
    },
    get size() {
      return viewers.size;
    },
    async close() {
      for (const stream of viewers.keys()) stream.end();
      await timer.stop();
      await listener.close();
    },
  };
}

function noFailure(): void {
  // A tick throws nothing: what it starts tells of its own failures.
}
