import type { LiveEvent } from "@planrrr/contract";
import type { LiveRead, LiveRow } from "@planrrr/publishing";
import { eventId } from "./event-id.ts";
import type { LiveStream } from "./live-stream.ts";

/** `null`: it can't be known what the browser has missed. */
type Since = number | null | undefined;

export interface TeamFeed {
  readonly size: number;
  /** Takes a browser in; it is told what has happened `since`, then what happens. */
  join(stream: LiveStream, since: Since): Promise<void>;
  leave(stream: LiveStream): void;
  /** Something has happened, or the time has come to say that nothing has. */
  wake(options?: { beat?: boolean }): Promise<void>;
}

const encoder = new TextEncoder();
const reset: LiveEvent = { type: "reset" };

/** The streams of one team in this process: one read of the database tells them all. */
export function createTeamFeed(parts: {
  read(since: number | undefined): Promise<LiveRead>;
  now(): number;
}): TeamFeed {
  const streams = new Set<LiveStream>();
  const joining = new Map<LiveStream, Since>();
  /** Rows at or beyond the horizon that were told already. */
  let told = new Set<number>();
  let horizon: number | undefined;
  let asked = false;
  let beat = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (asked) {
      asked = false;
      await turn();
    }
  }

  async function turn(): Promise<void> {
    const newcomers = [...joining];
    const since = Math.min(horizon ?? Infinity, ...newcomers.map(([, from]) => from ?? Infinity));
    const read = await parts.read(Number.isFinite(since) ? since : undefined);
    const id = eventId(read.horizon, parts.now());
    const seen = horizon ?? Infinity;
    const fresh = read.rows.filter((row) => row.xid >= seen && !told.has(row.id));
    if (beat || fresh.length > 0 || read.truncated) {
      const message = encode(read.truncated ? [reset] : eventsOf(fresh), id);
      for (const stream of streams) stream.send(message);
    }
    beat = false;
    horizon = read.horizon;
    told = new Set(read.rows.filter((row) => row.xid >= read.horizon).map((row) => row.id));
    for (const [stream, from] of newcomers) {
      if (!joining.delete(stream)) continue;
      streams.add(stream);
      stream.send(encode(missed(read, from), id, "retry: 1000\n"));
    }
  }

  function wake(options: { beat?: boolean } = {}): Promise<void> {
    asked = true;
    beat ||= options.beat === true;
    running ??= run().finally(() => (running = undefined));
    return running;
  }

  return {
    get size() {
      return streams.size + joining.size;
    },
    join(stream, since) {
      joining.set(stream, since);
      return wake();
    },
    leave(stream) {
      joining.delete(stream);
      streams.delete(stream);
    },
    wake,
  };
}

function missed(read: LiveRead, since: Since): LiveEvent[] {
  if (since === undefined) return [];
  // A horizon that has not been reached yet is another database's.
  if (since === null || since > read.horizon || read.truncated) return [reset];
  return eventsOf(read.rows.filter((row) => row.xid >= since));
}

function eventsOf(rows: readonly LiveRow[]): LiveEvent[] {
  return rows.map((row) => row.event);
}

/** The id comes last and once: a connection that breaks before it resumes from the one before, and nothing is lost. */
function encode(events: readonly LiveEvent[], id: string, head = ""): Uint8Array {
  const messages = events.map((event) => `data: ${JSON.stringify(event)}\n\n`);
  return encoder.encode(`${head}${messages.join("")}id: ${id}\n\n`);
}
