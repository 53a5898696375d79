import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { quickPasswords } from "@planrrr/accounts/testing/quick-passwords";
import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { createLogger } from "@planrrr/telemetry";
import { inject } from "vitest";
import type { ApiConfig } from "../config.ts";
import type { ApiParts } from "../context.ts";
import type { ObjectStoreConfig } from "../media/object-store.ts";
import { type RunningApi, startApi } from "../start.ts";

export const INTERNAL_KEYS = [
  "first internal key for tests, 32+ chars",
  "second internal key for tests, 32+ chars",
];

export const EDGE_KEYS = [
  "first edge key for tests, 32+ characters",
  "second edge key for tests, 32+ characters",
];
const VAPID_PRIVATE_KEY = Buffer.alloc(32, 9).toString("base64url");

export interface TestApi extends RunningApi {
  database: TestDatabase;
  /** Lines that were logged. */
  lines: { [fact: string]: unknown }[];
  close(): Promise<void>;
}

/** A real server on a free port with a database of its own. */
export async function startTestApi(
  {
    objectStore,
    metaVerifyToken,
    ...change
  }: Partial<ApiConfig> & { objectStore?: ObjectStoreConfig; metaVerifyToken?: string } = {},
  parts: ApiParts = {},
): Promise<TestApi> {
  const database = await createTestDatabase(inject("postgresUrl"));
  const mediaDir = await mkdtemp(path.join(tmpdir(), "planrrr-media-"));
  const lines: TestApi["lines"] = [];
  const { log } = createLogger({
    level: "debug",
    destination: { write: (line) => lines.push(JSON.parse(line) as TestApi["lines"][number]) },
  });
  const config = { ...testConfig(database.url, mediaDir), ...change };
  const secrets = { ...config.secrets, ...(objectStore ? { objectStore } : {}), metaVerifyToken };
  const api = await startApi({ ...config, secrets }, { log, passwords: quickPasswords, ...parts });
  return {
    ...api,
    database,
    lines,
    async close() {
      await api.stop();
      await database.close();
      await rm(mediaDir, { recursive: true, force: true });
    },
  };
}

function testConfig(databaseUrl: string, mediaDir: string): ApiConfig {
  return {
    host: "127.0.0.1",
    port: 0,
    databaseUrl,
    migrate: true,
    queue: { backend: "postgres", connectionString: databaseUrl },
    secrets: {
      auth: "a secret for tests that is long enough",
      encryptionKeys: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
      internalKeys: INTERNAL_KEYS,
      edgeKeys: EDGE_KEYS,
      vapidPrivateKey: VAPID_PRIVATE_KEY,
    },
    corsOrigins: ["https://friend.example"],
    trustedProxies: [],
    signUp: "open",
    operators: [],
    signInsPerMinute: 1000,
    signUpsPerMinute: 1000,
    rateLimit: { perMinute: 0, writesPerMinute: 0 },
    edgeUrl: "http://127.0.0.1:1",
    vapidSubject: "mailto:tests@planrrr.test",
    sandbox: true,
    oauthApps: {},
    sandboxNetworks: [],
    allowedPrivateHosts: [],
    mediaDir,
    mediaLimits: { maxBytes: 1_000_000_000, quotaBytes: 0 },
    alertEmailTo: [],
    log: { level: "debug" },
    publishing: {},
    sweepEveryMs: 60_000,
  };
}
