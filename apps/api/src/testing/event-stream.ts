import { LiveEvent } from "@planrrr/contract";
import type { Person } from "./person.ts";

export interface EventStream {
  status: number;
  /** What was told so far. */
  events: LiveEvent[];
  lastEventId: string;
  /** Resolves once something that was told fits. */
  until(fits: (events: LiveEvent[]) => boolean): Promise<void>;
  /** Resolves when the server has ended it. */
  ended: Promise<void>;
  close(): void;
}

/** A browser's EventSource, without its reconnecting. */
export async function openEvents(
  api: { url: string },
  person: Pick<Person, "token">,
  options: { lastEventId?: string; team?: string } = {},
): Promise<EventStream> {
  const abort = new AbortController();
  const response = await fetch(`${api.url}/api/events${options.team ? `?team=${options.team}` : ""}`, {
    signal: abort.signal,
    headers: {
      authorization: `Bearer ${person.token}`,
      ...(options.lastEventId ? { "last-event-id": options.lastEventId } : {}),
    },
  });
  const waiting = new Set<() => void>();
  const stream: EventStream = {
    status: response.status,
    events: [],
    lastEventId: "",
    until: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          if (!fits(stream.events)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    ended: read(),
    close: () => abort.abort(),
  };
  // Open is what has got its first id.
  await stream.until(() => stream.lastEventId !== "" || stream.status !== 200);
  return stream;

  async function read(): Promise<void> {
    let text = "";
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const messages = text.split("\n\n");
        text = messages.pop() ?? "";
        for (const message of messages) take(message);
        for (const look of waiting) look();
      }
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    }
  }

  function take(message: string): void {
    for (const line of message.split("\n")) {
      if (line.startsWith("id: ")) stream.lastEventId = line.slice(4);
      if (line.startsWith("data: ")) stream.events.push(LiveEvent.parse(JSON.parse(line.slice(6))));
    }
  }
}
