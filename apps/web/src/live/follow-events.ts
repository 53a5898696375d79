import type { LiveEvent } from "@planrrr/contract";
import { eventsAddress } from "./events-address.ts";

export type News = "posts" | "connections" | "all";

export interface Follower {
  /** Something is different; what, is to be read. News that come together are told once. */
  onNews(about: News): void;
  /** The server no longer tells us anything: signed out, or out of the team. */
  onRefused(): void;
  /** Whether the server tells by itself just now. */
  onFollowing(following: boolean): void;
}

const gatherMs = 100;
/** After what the browser does not mend itself, e.g. a refusal. */
const againMs = 5_000;

/**
 * Follows `GET /api/events` while the tab is seen. The browser resumes a broken stream where it was; one that we end
 * ourselves resumes by the last id that was heard, or, where none was, everything is read again.
 */
export function followEvents({ onNews, onRefused, onFollowing }: Follower): () => void {
  let stream: EventSource | undefined;
  let lastId = "";
  let again: ReturnType<typeof setTimeout> | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let gathered: News | undefined;

  function gather(about: News): void {
    gathered = gathered === undefined || gathered === about ? about : "all";
    gathering ??= setTimeout(() => {
      gathering = undefined;
      const tell = gathered ?? "all";
      gathered = undefined;
      onNews(tell);
    }, gatherMs);
  }

  function open(): void {
    if (stream || document.hidden) return;
    stream = new EventSource(eventsAddress(lastId));
    stream.addEventListener("open", () => {
      onFollowing(true);
      // What happened between the page's own reading and this moment was told to nobody.
      gather("all");
    });
    stream.addEventListener("message", (message: MessageEvent<string>) => {
      lastId = message.lastEventId || lastId;
      gather(aboutOf(JSON.parse(message.data) as LiveEvent));
    });
    stream.addEventListener("error", () => {
      onFollowing(false);
      if (stream?.readyState !== EventSource.CLOSED) return;
      close();
      onRefused();
      again = setTimeout(open, againMs);
    });
  }

  function close(): void {
    clearTimeout(again);
    stream?.close();
    stream = undefined;
    onFollowing(false);
  }

  function onVisibility(): void {
    if (document.hidden) close();
    else open();
  }

  document.addEventListener("visibilitychange", onVisibility);
  open();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    clearTimeout(gathering);
    close();
  };
}

function aboutOf({ type }: LiveEvent): News {
  if (type === "reset") return "all";
  return type.startsWith("connection.") ? "connections" : "posts";
}
