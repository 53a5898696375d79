import { openDatabase } from "@planrrr/database";
import { createCredentialsVault, parseKeyRing, rotateCredentials, VaultError } from "@planrrr/publishing";
import { resealWebhooks } from "@planrrr/webhooks";
import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { startProgress } from "../output/progress.ts";
import { readHomeLock } from "./home-lock.ts";
import { ensureSecrets, makeEncryptionKey, readStored, type Secrets, writeSecrets } from "./secrets.ts";
import { withDatabase } from "./with-database.ts";

export interface Rotation {
  key: string;
  checked: number;
  resealed: number;
  forgotten: string[];
}

/** A new key goes in front of the home's ring; then everything is sealed with it. Interrupted, it can be repeated. */
export async function rotateKeys(
  cli: Cli,
  options: { resealOnly: boolean; forgetOld: boolean },
): Promise<Rotation> {
  const { env, home } = cli;
  const isOurs = !env.ENCRYPTION_KEYS;
  if (isOurs) refuseWhileRunning(home);
  const secrets = ensureSecrets(home, env, new Date());
  const ring = isOurs && !options.resealOnly ? addKey(home, secrets) : secrets.encryptionKeys;
  const [key = "", ...older] = checkedIds(ring);
  const done = await reseal(cli, ring);
  const forgotten = isOurs && options.forgetOld ? older : [];
  if (forgotten.length > 0)
    writeSecrets(home, { ...keptSecrets(home, secrets), encryptionKeys: ring.split(",")[0] ?? ring });
  return { key, ...done, forgotten };
}

async function reseal(cli: Cli, ring: string): Promise<{ checked: number; resealed: number }> {
  const { prepareDatabase } = await import("./prepare-database.ts");
  const vault = createCredentialsVault(ring);
  const progress = await startProgress(cli, "Sealing again");
  try {
    return await withDatabase(cli, async (url) => {
      await prepareDatabase({ url, queueInside: !cli.env.REDIS_URL });
      const database = openDatabase({ url, max: 2 });
      try {
        const { rows } = await database.pool.query<{ total: number }>(
          "select count(*)::int as total from connections",
        );
        const total = rows[0]?.total ?? 0;
        const credentials = await rotateCredentials({ db: database.db, vault }, (checked) =>
          progress.update(checked, Math.max(total, checked)),
        );
        const webhooks = await resealWebhooks({ db: database.db, vault });
        return {
          checked: credentials.checked + webhooks.checked,
          resealed: credentials.resealed + webhooks.resealed,
        };
      } finally {
        await database.close();
      }
    });
  } catch (error) {
    if (error instanceof VaultError) throw new CliError("KEY_MISSING", error.message, { cause: error });
    throw error;
  } finally {
    progress.stop();
  }
}

/** The edge's ring gets one, too. It seals anew what it reads, within minutes, so that it needs no more than two. */
function addKey(home: string, secrets: Secrets): string {
  const kept = keptSecrets(home, secrets);
  const encryptionKeys = `${makeEncryptionKey(new Date())},${kept.encryptionKeys}`;
  const edgeEncryptionKeys = `${makeEncryptionKey(new Date())},${kept.edgeEncryptionKeys.split(",")[0]}`;
  writeSecrets(home, { ...kept, encryptionKeys, edgeEncryptionKeys });
  return encryptionKeys;
}

/** What the environment gives leads, and isn't written down. */
function keptSecrets(home: string, secrets: Secrets): Secrets {
  return { ...secrets, ...readStored(home) };
}

function checkedIds(ring: string): string[] {
  try {
    return [...parseKeyRing(ring).keys()];
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    throw new CliError("KEY_RING_UNREADABLE", `The key ring can't be used: ${error.message}`, {
      cause: error,
    });
  }
}

/** A running API knows the old ring only, and could not open what the new key sealed. */
function refuseWhileRunning(home: string): void {
  const running = readHomeLock(home);
  if (!running) return;
  throw new CliError(
    "STILL_RUNNING",
    `planrrr runs (process ${running.pid}) with the old keys. Stop it, rotate, and start it again.`,
    {
      exitCode: ExitCode.refused,
    },
  );
}
