import type { Database } from "@planrrr/database";
import { networks } from "@planrrr/networks";
import { createCredentialsVault } from "../connections/credentials-vault.ts";
import {
  defaultSettings,
  type PublishingContext,
  type PublishingEvent,
  type PublishingSettings,
} from "../context.ts";
import { createFakeNetwork, type FakeNetwork, type FakeNetworkOptions } from "./create-fake-network.ts";
import { createFakeQueue, type FakeQueue } from "./create-fake-queue.ts";
import { createTestClock, createTestIds, createTestRandom, type TestClock } from "./test-clock.ts";

/** A key ring of one key, for tests only. */
export const testKeyRing = `k1:${Buffer.alloc(32, 7).toString("base64")}`;

export interface TestPublishing {
  ctx: PublishingContext;
  clock: TestClock;
  queue: FakeQueue;
  bluesky: FakeNetwork;
  mastodon: FakeNetwork;
  events: PublishingEvent[];
  /** Messages of warnings and errors. */
  logged: string[];
}

export interface TestPublishingOptions {
  clock?: TestClock;
  queue?: FakeQueue;
  networks?: { bluesky: FakeNetwork; mastodon: FakeNetwork };
  network?: FakeNetworkOptions;
  settings?: Partial<PublishingSettings>;
  keyRing?: string;
  seed?: number;
}

/** A context with everything but the database in memory. Two over one database and one set of parts act like two processes. */
export function createTestPublishing(db: Database, options: TestPublishingOptions = {}): TestPublishing {
  const clock = options.clock ?? createTestClock();
  const queue = options.queue ?? createFakeQueue();
  const { bluesky, mastodon } = options.networks ?? {
    bluesky: createFakeNetwork("bluesky", options.network),
    mastodon: createFakeNetwork("mastodon", options.network),
  };
  const random = createTestRandom(options.seed);
  const events: PublishingEvent[] = [];
  const logged: string[] = [];
  const log = (_facts: object, message: string) => void logged.push(message);
  const ctx: PublishingContext = {
    db,
    now: clock.now,
    newId: createTestIds(clock),
    random,
    // The others are themselves; no test reaches them.
    networks: { ...networks, bluesky, mastodon },
    oauthApp: (network, service) =>
      service === `https://${network}.example` ? { clientId: "client", clientSecret: "secret" } : undefined,
    vault: createCredentialsVault(options.keyRing ?? testKeyRing),
    io: {
      fetch: () => Promise.reject(new Error("This test has no network.")),
      now: () => clock.now().getTime(),
      random,
      readMedia: noMedia,
      openMedia: noMedia,
      mediaUrl: noMedia,
      readLinkPreview: () => Promise.resolve(null),
    },
    enqueue: (wakeUps) => queue.enqueue(wakeUps),
    emit: (event) => void events.push(event),
    log: { warn: log, error: log },
    settings: { ...defaultSettings, ...options.settings },
  };
  return { ctx, clock, queue, bluesky, mastodon, events, logged };
}

function noMedia(): Promise<never> {
  return Promise.reject(new Error("This test has no media."));
}
