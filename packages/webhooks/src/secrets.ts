import { randomBytes } from "node:crypto";
import type { schema } from "@planrrr/database";
import type { SecretsVault } from "./context.ts";

type Row = typeof schema.webhooks.$inferSelect;

/** Standard Webhooks: 24 to 64 bytes. */
const secretBytes = 32;
/** How long the old secret signs, too: time to change it at the receiver. */
export const oldSecretMs = 24 * 3_600_000;

export function newSecret(): string {
  return `whsec_${randomBytes(secretBytes).toString("base64")}`;
}

export function sealSecret(vault: SecretsVault, webhookId: string, secret: string): string {
  return vault.seal(webhookId, { secret });
}

export function openSecret(vault: SecretsVault, webhookId: string, sealed: string): string {
  const { secret } = vault.open(webhookId, sealed);
  if (typeof secret !== "string") throw new Error("This is no webhook's secret.");
  return secret;
}

/** Those that sign now, the newest first. */
export function signingSecrets(
  vault: SecretsVault,
  row: Pick<Row, "id" | "secret" | "oldSecret" | "oldSecretUntil">,
  now: Date,
): string[] {
  const isOldGood = row.oldSecret !== null && row.oldSecretUntil !== null && row.oldSecretUntil > now;
  const sealed = isOldGood && row.oldSecret ? [row.secret, row.oldSecret] : [row.secret];
  return sealed.map((text) => openSecret(vault, row.id, text));
}
