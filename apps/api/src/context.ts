import { hkdfSync } from "node:crypto";
import { type Auth, createAuth, type PasswordHashing } from "@planrrr/accounts";
import { type CatalogueContext, openCatalogue } from "@planrrr/bundles";
import { type Database, openDatabase } from "@planrrr/database";
import { networks } from "@planrrr/networks";
import {
  createCredentialsVault,
  defaultSettings,
  readLiveEvents,
  type PublishingContext,
  type PublishingEvent,
  type WakeUp,
} from "@planrrr/publishing";
import { publishJobId } from "@planrrr/contract";
import { createQueue, publishJobs, type QueueProducer } from "@planrrr/queue";
import { type RoomsContext, toVapidKeys } from "@planrrr/rooms";
import { createSafeFetch } from "@planrrr/resilience";
import type { WebhooksContext } from "@planrrr/webhooks";
import { businessEvents, createLogger, createMetrics, type Logger, type Metrics } from "@planrrr/telemetry";
import type { ApiConfig } from "./config.ts";
import { type AnswerCache, createAnswerCache } from "./deals/answer-cache.ts";
import type { OriginRules } from "./http/check-origin.ts";
import { createRateLimits } from "./http/create-rate-limits.ts";
import type { RateLimits } from "./http/rate-limit.ts";
import { createMailer, type Mailer } from "./mail/create-mailer.ts";
import { createLiveHub, type LiveHub } from "./live/create-live-hub.ts";
import { createMediaAddresses, type MediaAddresses } from "./media/media-address.ts";
import { createMediaStore, type MediaStore } from "./media/media-store.ts";
import { createObjectStore, type ObjectStore } from "./media/object-store.ts";
import { withObjects } from "./media/with-objects.ts";
import { sendResetLink } from "./mail/send-reset-link.ts";
import { newId } from "./new-id.ts";
import { findOAuthApp } from "./oauth-apps.ts";
import { openWebhooks } from "./webhooks/open-webhooks.ts";

/** Everything the API works with, opened once and closed with it. */
export interface ApiContext {
  config: ApiConfig;
  db: Database;
  auth: Auth;
  publishing: PublishingContext;
  rooms: RoomsContext;
  webhooks: WebhooksContext;
  queue: QueueProducer;
  media: MediaStore;
  /** The bucket files go to; absent: this disk. */
  objects: ObjectStore | undefined;
  mediaAddresses: MediaAddresses;
  /** For links that people write: not even the sandbox on this machine is within its reach. */
  linkFetch: typeof fetch;
  /** The deals, as this process reads them. */
  catalogue: CatalogueContext;
  answers: AnswerCache;
  live: LiveHub;
  mailer: Mailer;
  rateLimits: RateLimits;
  originRules: OriginRules;
  log: Logger;
  metrics: Metrics;
  now(): Date;
  newId(): string;
  close(): Promise<void>;
}

const LINK_BODY_BYTES = 2_000_000;
const LINK_TIMEOUT_MS = 15_000;

/** What tests and the one-process start may bring along instead. */
export interface ApiParts {
  now?: () => Date;
  log?: Logger;
  metrics?: Metrics;
  passwords?: PasswordHashing;
}

export async function openContext(config: ApiConfig, parts: ApiParts = {}): Promise<ApiContext> {
  const now = parts.now ?? (() => new Date());
  const ownLog = parts.log ? undefined : createLogger({ level: config.log.level, name: "api" });
  const log = parts.log ?? ownLog?.log ?? fail();
  const metrics = parts.metrics ?? createMetrics({ service: "api" });
  const database = openDatabase({
    url: config.databaseUrl,
    onError: (err) => log.warn({ err }, "database connection lost"),
  });
  const queue = createQueue(config.queue, { log });
  const safeFetch = createSafeFetch({
    allowLoopback: config.sandbox,
    allowPrivateHosts: config.allowedPrivateHosts,
  });
  const links = createSafeFetch({
    allowPrivateHosts: config.allowedPrivateHosts,
    maxBodyBytes: LINK_BODY_BYTES,
    timeouts: { totalMs: LINK_TIMEOUT_MS },
  });
  const { limits, close: closeLimits } = await createRateLimits(config.rateLimit, config.redisUrl);
  const answers = await createAnswerCache(config.redisUrl);
  const objects = config.secrets.objectStore && createObjectStore(config.secrets.objectStore);
  const disk = createMediaStore(config.mediaDir);
  const media = objects ? withObjects(disk, objects) : disk;
  const mailer = createMailer(config.mail, log);
  const { db } = database;
  const vault = createCredentialsVault(config.secrets.encryptionKeys);
  const auth = createAuth({
    db,
    baseUrl: config.baseUrl,
    secret: config.secrets.auth,
    trustedOrigins: config.corsOrigins,
    signUp: config.signUp === "open",
    signInsPerMinute: config.signInsPerMinute,
    signUpsPerMinute: config.signUpsPerMinute,
    passwords: parts.passwords,
    sendResetLink: (person, token) => sendResetLink({ mailer, config }, person, token),
    now: () => now().getTime(),
    newId: () => newId(now().getTime()),
    log,
  });
  const live = createLiveHub({
    databaseUrl: config.databaseUrl,
    read: (teamId, since) => readLiveEvents({ db }, { teamId, since }),
    onAccessChanged: () => auth.forgetActors(),
    log,
    now: () => now().getTime(),
  });

  const hooks = openWebhooks(config, { db, now, newId: () => newId(now().getTime()), vault, log }, metrics);

  return {
    config,
    db,
    auth,
    publishing: {
      db,
      now,
      newId: () => newId(now().getTime()),
      random: Math.random,
      networks,
      oauthApp: findOAuthApp(config, networks),
      vault,
      io: {
        fetch: safeFetch.fetch,
        now: () => now().getTime(),
        random: Math.random,
        readMedia: readByWorker,
        openMedia: readByWorker,
        mediaUrl: readByWorker,
        readLinkPreview: async () => null,
      },
      enqueue: (wakeUps) => enqueue(queue, wakeUps),
      emit: emitter(log, metrics),
      log,
      settings: { ...defaultSettings, ...config.publishing },
    },
    rooms: {
      db,
      now,
      newId: () => newId(now().getTime()),
      random: Math.random,
      edgeFetch: fetch,
      pushFetch: safeFetch.fetch,
      edge: readEdge(config),
      vapid: readVapid(config),
      allowLoopback: config.sandbox,
      log,
    },
    webhooks: hooks.webhooks,
    queue,
    media,
    objects,
    mediaAddresses: createMediaAddresses(config.secrets.auth),
    linkFetch: links.fetch,
    catalogue: {
      db,
      now,
      catalogue: openCatalogue(db),
      cursorKey: Buffer.from(
        hkdfSync("sha256", config.secrets.auth, "", "planrrr deals cursors v1", 32),
      ).toString("base64"),
    },
    answers,
    live,
    mailer,
    rateLimits: limits,
    originRules: { baseUrl: config.baseUrl, trustedOrigins: config.corsOrigins },
    log,
    metrics,
    now,
    newId: () => newId(now().getTime()),
    async close() {
      closeLimits();
      answers.close();
      await live.close();
      mailer.close();
      const fetches = [safeFetch.close(), links.close(), hooks.close()];
      await Promise.allSettled([queue.close(), ...fetches, database.close()]);
      if (!parts.metrics) metrics.close();
      await ownLog?.close();
    },
  };
}

function readEdge({ edgeUrl, secrets }: ApiConfig): RoomsContext["edge"] {
  const [key] = secrets.edgeKeys;
  return edgeUrl && key ? { url: edgeUrl, key } : undefined;
}

function readVapid({ vapidSubject, secrets }: ApiConfig): RoomsContext["vapid"] {
  return secrets.vapidPrivateKey ? toVapidKeys(secrets.vapidPrivateKey, vapidSubject) : undefined;
}

function emitter(log: Logger, metrics: Metrics): (event: PublishingEvent) => void {
  return businessEvents(log, metrics);
}

/** Whoever pressed "now" waits at the screen: what was planned ahead comes behind. */
const NOW = 0;
const PLANNED = 1;

async function enqueue(queue: QueueProducer, wakeUps: WakeUp[]): Promise<void> {
  await queue.addBulk(
    wakeUps.map(({ publicationId, postId, network, version, fence, at, isPlanned }) => ({
      job: publishJobs[network],
      payload: { publicationId, postId, dueAt: at.toISOString() },
      id: publishJobId({ publicationId, version, fence }),
      runAt: at,
      priority: isPlanned ? PLANNED : NOW,
    })),
  );
}

function readByWorker(id: string): Promise<never> {
  return Promise.reject(new Error(`Media ${id} is read by the worker, not here.`));
}

function fail(): never {
  throw new Error("No logger.");
}
