import type { LiveEvent } from "@planrrr/contract";
import { gatherNews, type News } from "./gather-news.ts";
import { openStream } from "./open-stream.ts";

export interface Follower {
  onNews(news: News): void;
  /** The server no longer tells us anything: signed out, or out of the team. */
  onRefused(): void;
  /** Whether the server tells by itself just now. */
  onFollowing(following: boolean): void;
}

type Said = { event: LiveEvent; id: string } | { following: boolean } | { asks: true } | { refused: true };

/**
 * Follows the team's events while the tab is seen. Tabs of one browser share one stream: browsers open six connections
 * to a server at most. Whoever holds the lock has the stream and tells the others; where there are no locks (an
 * address without https), each tab has its own.
 */
export function followEvents(teamId: string, { onNews, onRefused, onFollowing }: Follower): () => void {
  const name = `planrrr.live.${teamId}`;
  const channel = new BroadcastChannel(name);
  const news = gatherNews(onNews);
  let lastId = "";
  let missed = false;
  /** While this tab has the stream: whether it works. */
  let leading: { following: boolean } | undefined;
  let stop: (() => void) | undefined;

  function hear(event: LiveEvent, id: string): void {
    lastId = id;
    if (document.hidden) missed = true;
    else news.add(event);
  }

  // A channel is of one origin and has no target.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const say = (words: Said) => channel.postMessage(words);
  channel.addEventListener("message", ({ data }: MessageEvent<Said>) => {
    if ("event" in data) hear(data.event, data.id);
    else if ("following" in data) onFollowing(data.following);
    else if ("refused" in data) onRefused();
    else if (leading) say({ following: leading.following });
  });

  function lead(): () => void {
    leading = { following: false };
    const close = openStream(lastId, {
      onBegin: news.addAll,
      onRefused() {
        onRefused();
        say({ refused: true });
      },
      onEvent(event, id) {
        hear(event, id);
        say({ event, id });
      },
      onFollowing(following) {
        leading = { following };
        onFollowing(following);
        say({ following });
      },
    });
    return () => {
      close();
      leading = undefined;
    };
  }

  function begin(): void {
    if (stop || document.hidden) return;
    if (missed) news.addAll();
    missed = false;
    // Insecure addresses have no locks, whatever the types say.
    const locks = navigator.locks as LockManager | undefined;
    if (!locks) {
      stop = lead();
      return;
    }
    const off = new AbortController();
    stop = () => off.abort();
    const untilOff = (close: () => void) =>
      new Promise<void>((done) => {
        const end = () => done(close());
        if (off.signal.aborted) end();
        else off.signal.addEventListener("abort", end);
      });
    locks.request(name, { signal: off.signal }, () => untilOff(lead())).catch(ignoreAbort);
    say({ asks: true });
  }

  function end(): void {
    stop?.();
    stop = undefined;
    onFollowing(false);
  }

  const onVisibility = () => (document.hidden ? end() : begin());
  document.addEventListener("visibilitychange", onVisibility);
  // A page that the browser keeps for the way back must not hold the stream.
  window.addEventListener("pagehide", end);
  window.addEventListener("pageshow", begin);
  begin();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("pagehide", end);
    window.removeEventListener("pageshow", begin);
    news.stop();
    end();
    channel.close();
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
