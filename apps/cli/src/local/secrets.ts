import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { makeVapidKey } from "@planrrr/rooms/vapid";
import { z } from "zod";
import { CliError } from "../cli-error.ts";
import type { CliEnv } from "../env.ts";
import { homeFiles, withHomeErrors, writePrivateFile } from "./home-files.ts";

const StoredSecrets = z.object({
  authSecret: z.string().min(32),
  /** `id:base64,…`, the newest first. */
  encryptionKeys: z.string().min(1),
  internalApiKey: z.string().min(32),
  /** Shared with the edge, and good for nothing else. */
  edgeApiKey: z.string().min(32),
  /** Ring for what the edge keeps sealed; it opens nothing of the core's. */
  edgeEncryptionKeys: z.string().min(1),
  /** Signs Web Push. */
  vapidPrivateKey: z.string().min(43),
  /** Of its own for each home: two homes on one database server must not change each other's password. */
  queueRole: z.string().min(1),
  queuePassword: z.string().min(16),
});
export type Secrets = z.infer<typeof StoredSecrets>;

/** Makes what is missing, once, and lets the environment win. */
export function ensureSecrets(home: string, env: CliEnv, now: Date): Secrets {
  const stored = readStored(home);
  if (stored === undefined) refuseWhenDatabaseExists(home, env);
  const complete = { ...makeSecrets(now), ...stored };
  if (JSON.stringify(complete) !== JSON.stringify(stored)) writeSecrets(home, complete);
  return withEnvironment(complete, env);
}

/** What is there now, without making anything. */
export function readSecrets(home: string, env: CliEnv): Partial<Secrets> {
  return withEnvironment({ ...readStored(home) }, env);
}

export function writeSecrets(home: string, secrets: Secrets): void {
  writePrivateFile(homeFiles(home).secrets, `${JSON.stringify(secrets, null, 2)}\n`);
}

/** The part that is kept in the home, whatever the environment says. */
export function readStored(home: string): Partial<Secrets> | undefined {
  const file = homeFiles(home).secrets;
  if (!existsSync(file)) return undefined;
  const parsed = StoredSecrets.partial().safeParse(
    parseJson(withHomeErrors(file, () => readFileSync(file, "utf8"))),
  );
  if (parsed.success) return parsed.data;
  throw new CliError(
    "SECRETS_UNREADABLE",
    `${file} is damaged. Restore it from a copy: without its keys the saved connections can't be used. ` +
      "To give them up, remove the file and connect your accounts again.",
  );
}

/** An id that says when the key was made, and 32 random bytes. */
export function makeEncryptionKey(now: Date): string {
  const day = now.toISOString().slice(0, 10).replaceAll("-", "");
  return `k${day}-${randomBytes(3).toString("hex")}:${randomBytes(32).toString("base64")}`;
}

function makeSecrets(now: Date): Secrets {
  return {
    authSecret: randomBytes(32).toString("base64"),
    encryptionKeys: makeEncryptionKey(now),
    internalApiKey: randomBytes(32).toString("base64url"),
    edgeApiKey: randomBytes(32).toString("base64url"),
    edgeEncryptionKeys: makeEncryptionKey(now),
    vapidPrivateKey: makeVapidKey(),
    queueRole: `planrrr_queue_${randomBytes(4).toString("hex")}`,
    queuePassword: randomBytes(24).toString("base64url"),
  };
}

function withEnvironment<Some extends Partial<Secrets>>(secrets: Some, env: CliEnv): Some {
  const given: Partial<Secrets> = {
    ...(env.BETTER_AUTH_SECRET ? { authSecret: env.BETTER_AUTH_SECRET } : {}),
    ...(env.ENCRYPTION_KEYS ? { encryptionKeys: env.ENCRYPTION_KEYS } : {}),
    ...(env.INTERNAL_API_KEY ? { internalApiKey: env.INTERNAL_API_KEY } : {}),
    ...(env.EDGE_INTERNAL_API_KEY ? { edgeApiKey: env.EDGE_INTERNAL_API_KEY } : {}),
    ...(env.EDGE_ENCRYPTION_KEYS ? { edgeEncryptionKeys: env.EDGE_ENCRYPTION_KEYS } : {}),
    ...(env.VAPID_PRIVATE_KEY ? { vapidPrivateKey: env.VAPID_PRIVATE_KEY } : {}),
  };
  return { ...secrets, ...given };
}

/** New keys beside an old database would make its connections unreadable without a word. */
function refuseWhenDatabaseExists(home: string, env: CliEnv): void {
  const { postgres, secrets } = homeFiles(home);
  if (env.ENCRYPTION_KEYS || env.DATABASE_URL || !existsSync(path.join(postgres, "PG_VERSION"))) return;
  throw new CliError(
    "SECRETS_MISSING",
    `${secrets} is gone, and the database beside it was made with its keys. Put the file back, or set ENCRYPTION_KEYS ` +
      "to the old keys. To give up the saved connections, set it to a new key (new:$(openssl rand -base64 32)) once.",
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
