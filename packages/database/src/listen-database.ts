import pg from "pg";

export interface ListenOptions<Channel extends string> {
  url: string;
  channels: readonly Channel[];
  onNotice(channel: Channel, payload: string): void;
  /** Listening has begun, or begun again: what was said meanwhile was not heard. */
  onListening(): void;
  onError(error: unknown): void;
  /** Pause before a lost connection is made again, in ms. */
  retryMs?: number;
}

export interface Listening {
  close(): Promise<void>;
}

/** Hears NOTIFY on a connection of its own and makes that again whenever it breaks. */
export function listenDatabase<Channel extends string>(options: ListenOptions<Channel>): Listening {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let connecting = connect();

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: options.url,
      application_name: "planrrr-live",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client = next;
    let over = false;
    const again = (error: unknown) => {
      if (over || closed) return;
      over = true;
      options.onError(error);
      void end(next);
      timer = setTimeout(() => (connecting = connect()), options.retryMs ?? 500);
    };
    next.on("error", again);
    next.on("end", () => again(new Error("The connection that listens has ended.")));
    next.on("notification", ({ channel, payload }) => options.onNotice(channel as Channel, payload ?? ""));
    try {
      await next.connect();
      for (const channel of options.channels) await next.query(`listen ${next.escapeIdentifier(channel)}`);
      if (!closed) options.onListening();
    } catch (error) {
      again(error);
    }
  }

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await connecting;
      if (client) await end(client);
    },
  };
}

/** One that is broken already can't be ended, and needs not be. */
async function end(client: pg.Client): Promise<void> {
  await client.end().catch(() => undefined);
}
