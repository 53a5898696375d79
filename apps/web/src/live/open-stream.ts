import type { LiveEvent } from "@planrrr/contract";
import { eventsAddress } from "./events-address.ts";

export interface StreamListener {
  onEvent(event: LiveEvent, id: string): void;
  /** Whether the server tells by itself just now. */
  onFollowing(following: boolean): void;
  /** The server no longer tells us anything: signed out, or out of the team. */
  onRefused(): void;
  /** What happened before this moment was told to nobody. */
  onBegin(): void;
}

/** After what the browser does not mend itself, e.g. a refusal. */
const againMs = 5_000;

/**
 * `GET /api/events`. The browser resumes a broken stream where it was; one that ended for good is opened again by the
 * last id that was heard.
 */
export function openStream(
  from: string,
  { onEvent, onFollowing, onRefused, onBegin }: StreamListener,
): () => void {
  let lastId = from;
  let stream: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let begun = from !== "";

  function open(): void {
    stream = new EventSource(eventsAddress(lastId));
    stream.addEventListener("open", () => {
      onFollowing(true);
      if (!begun || lastId === "") onBegin();
      begun = true;
    });
    stream.addEventListener("message", ({ data, lastEventId }: MessageEvent<string>) => {
      lastId = lastEventId || lastId;
      onEvent(JSON.parse(data) as LiveEvent, lastId);
    });
    stream.addEventListener("error", () => {
      onFollowing(false);
      if (stream?.readyState !== EventSource.CLOSED) return;
      onRefused();
      again = setTimeout(open, againMs);
    });
  }

  open();
  return () => {
    clearTimeout(again);
    stream?.close();
    onFollowing(false);
  };
}
