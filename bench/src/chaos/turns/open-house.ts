import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type RunningApi, startApi } from "@planrrr/api";
import { createTestDatabase } from "@planrrr/database/testing";
import { createLogger } from "@planrrr/telemetry";
import { signUp } from "../../processes/client.ts";
import { createNewcomer, type Newcomer } from "./newcomer.ts";
import type { NetworkStage } from "./network-stage.ts";

/** A clock that runs and can be moved on. */
export interface Clock {
  now(): number;
  moveOn(ms: number): void;
}

export function createClock(): Clock {
  let offsetMs = 0;
  return { now: () => Date.now() + offsetMs, moveOn: (ms) => void (offsetMs += ms) };
}

/** The real API on a database of its own, with somebody who has signed up; nobody works there yet. */
export interface House {
  api: RunningApi;
  newcomer: Newcomer;
  databaseUrl: string;
  internalApiKey: string;
  clock: Clock;
  close(): Promise<void>;
}

export async function openHouse(
  postgresUrl: string,
  clock: Clock,
  stages: readonly Pick<NetworkStage, "standIn">[],
): Promise<House> {
  const database = await createTestDatabase(postgresUrl);
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-turns-"));
  const secret = () => randomBytes(32).toString("base64");
  const internalApiKey = secret();
  const { log } = createLogger({ level: "silent" });
  const api = await startApi(
    {
      host: "127.0.0.1",
      port: 0,
      databaseUrl: database.url,
      migrate: true,
      queue: { backend: "postgres", connectionString: database.url },
      secrets: {
        auth: secret(),
        encryptionKeys: `k1:${secret()}`,
        internalKeys: [internalApiKey],
        edgeKeys: [],
      },
      corsOrigins: [],
      trustedProxies: [],
      signUp: "open",
      operators: [],
      signInsPerMinute: 100,
      signUpsPerMinute: 100,
      rateLimit: { perMinute: 0, writesPerMinute: 0 },
      sandbox: true,
      oauthApps: {},
      vapidSubject: "mailto:bench@planrrr.example",
      alertEmailTo: [],
      sandboxNetworks: stages.flatMap(({ standIn }) => standIn ?? []),
      allowedPrivateHosts: [],
      mediaDir: folder,
      mediaLimits: { maxBytes: 1_000_000_000, quotaBytes: 0 },
      log: { level: "silent" },
      publishing: {},
      sweepEveryMs: 3_600_000,
    },
    { now: () => new Date(clock.now()), log },
  );
  const newcomer = createNewcomer(api.url, await signUp(api.url));
  return {
    api,
    newcomer,
    databaseUrl: database.url,
    internalApiKey,
    clock,
    async close() {
      await api.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
