import type { SandboxNetwork } from "@planrrr/contract";
import type { OAuthApp } from "@planrrr/networks";
import type { PublishingSettings } from "@planrrr/publishing";
import type { QueueConfig } from "@planrrr/queue";
import type { LogLevel } from "@planrrr/telemetry";
import { type ApiEnv, readEdgeKeys, readInternalKeys } from "./env.ts";
import type { ObjectStoreConfig } from "./media/object-store.ts";
import { type OAuthApps, readOAuthApps } from "./oauth-apps.ts";

export interface ApiConfig {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Of `/internal` and `/metrics`, away from everybody else's. Absent: they share `port`. */
  internalPort?: number | undefined;
  /** Absent: whatever address a request came to. */
  baseUrl?: string | undefined;
  databaseUrl: string;
  /** Applies missing migrations before anything is served. */
  migrate: boolean;
  queue: QueueConfig;
  redisUrl?: string | undefined;
  secrets: ApiSecrets;
  corsOrigins: string[];
  trustedProxies: string[];
  signUp: "open" | "closed";
  /** Addresses in small letters; none: whoever leads a team is one. */
  operators: string[];
  signInsPerMinute: number;
  signUpsPerMinute: number;
  rateLimit: { perMinute: number; writesPerMinute: number };
  /** Connections to loopback are allowed and stand-ins are listed. */
  sandbox: boolean;
  sandboxNetworks: StandIn[];
  /** planrrr's registrations with networks, by their names. */
  oauthApps: OAuthApps;
  allowedPrivateHosts: string[];
  mediaDir: string;
  /** In bytes: one file, and all files of one team (0: no limit). */
  mediaLimits: { maxBytes: number; quotaBytes: number };
  /** The built pages. Absent: the API alone. */
  webDir?: string | undefined;
  /** Sends mail, e.g. `smtps://user:password@mail.example`. Absent: what mail would carry is logged. */
  mail?: { smtpUrl: string; from: string } | undefined;
  /** Where communities meet. Absent: there are none here. */
  edgeUrl?: string | undefined;
  /** Whom push services may write to: `mailto:` or `https:`. */
  vapidSubject: string;
  /** Who is mailed when something is wrong. */
  alertEmailTo: string[];
  log: { level: LogLevel };
  publishing: Partial<PublishingSettings>;
  /** How often publications without a wake-up are looked for, in ms. */
  sweepEveryMs: number;
}

/** Push services want somebody they can write to; some refuse an address that is nobody's. */
function subjectOf({ BASE_URL, MAIL_FROM }: ApiEnv): string {
  if (BASE_URL?.startsWith("https:")) return BASE_URL;
  return `mailto:${/<([^<>\s]+)>\s*$/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM}`;
}

function readObjectStore(env: ApiEnv): ObjectStoreConfig | undefined {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket } = env;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint, region, bucket, accessKeyId, secretAccessKey };
}

/** A stand-in and planrrr's registration with it, where it asks for one. */
export type StandIn = SandboxNetwork & { app?: OAuthApp };

/** Apart from the rest, so that nothing logs them by accident. */
export interface ApiSecrets {
  auth: string;
  /** `id:base64,…`, the newest first. */
  encryptionKeys: string;
  /** One key, or two while it is being changed. */
  internalKeys: string[];
  /** What Meta has to know to verify the address it tells things. */
  metaVerifyToken?: string | undefined;
  /** Those of the edge: one, or two while it is being changed. The first is the one we send. */
  edgeKeys: string[];
  /** Signs Web Push. Absent: there is none. */
  vapidPrivateKey?: string | undefined;
  /** The bucket for media and its key; absent: `mediaDir`. */
  objectStore?: ObjectStoreConfig | undefined;
}

export function toApiConfig(env: ApiEnv): ApiConfig {
  return {
    host: env.HOST,
    port: env.PORT,
    internalPort: env.INTERNAL_PORT,
    baseUrl: env.BASE_URL,
    databaseUrl: env.DATABASE_URL,
    migrate: true,
    queue: env.REDIS_URL
      ? { backend: "redis", url: env.REDIS_URL }
      : { backend: "postgres", connectionString: env.DATABASE_URL },
    redisUrl: env.REDIS_URL,
    secrets: {
      auth: env.BETTER_AUTH_SECRET,
      encryptionKeys: env.ENCRYPTION_KEYS,
      internalKeys: readInternalKeys(env),
      metaVerifyToken: env.META_VERIFY_TOKEN,
      edgeKeys: readEdgeKeys(env),
      vapidPrivateKey: env.VAPID_PRIVATE_KEY,
      objectStore: readObjectStore(env),
    },
    corsOrigins: env.CORS_ORIGINS,
    trustedProxies: [...env.TRUSTED_PROXIES, ...(env.TRUST_PROXY ? ["loopback", "private"] : [])],
    signUp: env.SIGN_UP,
    operators: env.OPERATORS.map((email) => email.toLowerCase()),
    signInsPerMinute: env.SIGN_INS_PER_MINUTE,
    signUpsPerMinute: env.SIGN_INS_PER_MINUTE * 2,
    rateLimit: { perMinute: env.RATE_LIMIT_PER_MINUTE, writesPerMinute: env.RATE_LIMIT_WRITES_PER_MINUTE },
    sandbox: env.PLANRRR_SANDBOX,
    sandboxNetworks: [],
    oauthApps: readOAuthApps(env),
    allowedPrivateHosts: env.ALLOWED_PRIVATE_HOSTS,
    mediaDir: env.MEDIA_DIR,
    mediaLimits: { maxBytes: env.MEDIA_MAX_BYTES, quotaBytes: env.MEDIA_QUOTA_BYTES },
    webDir: env.WEB_DIR,
    mail: env.SMTP_URL ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    edgeUrl: env.EDGE_URL,
    vapidSubject: env.VAPID_SUBJECT ?? subjectOf(env),
    alertEmailTo: env.ALERT_EMAIL_TO,
    log: { level: env.LOG_LEVEL },
    publishing: {
      leaseMs: env.PUBLISH_LEASE_MS,
      maxFailures: env.PUBLISH_MAX_FAILURES,
      backoffBaseMs: env.PUBLISH_BACKOFF_BASE_MS,
      backoffCapMs: env.PUBLISH_BACKOFF_CAP_MS,
    },
    sweepEveryMs: 15_000,
  };
}
