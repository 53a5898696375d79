import { AppError } from "@planrrr/contract";
import { type CredentialsVault, VaultError } from "@planrrr/publishing";

/** An answer may hold a secret that is shown only once, e.g. an invitation's link: it is kept sealed, like credentials. */
export function sealAnswer(vault: CredentialsVault, resourceId: string, body: string | null): string | null {
  return body === null ? null : vault.seal(resourceId, { body });
}

/** Throws IDEMPOTENCY_KEY_REUSED when the key it was sealed with has been dropped meanwhile. */
export function openAnswer(
  vault: CredentialsVault,
  resourceId: string,
  sealed: string | null,
): string | null {
  if (sealed === null) return null;
  try {
    const { body } = vault.open(resourceId, sealed);
    return typeof body === "string" ? body : null;
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    throw new AppError(
      "IDEMPOTENCY_KEY_REUSED",
      "This was done already, but its answer can no longer be read. Look at what is there, and take a new key.",
      { cause: error },
    );
  }
}
