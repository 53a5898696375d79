import { AppError, type NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { createHmac } from "node:crypto";
import type { PublishingContext } from "../context.ts";
import { eraseConnection } from "./erase-connection.ts";
import { findOwned } from "./find-owned.ts";
import { readSignedRequest } from "./read-signed-request.ts";
import type { Registration } from "./registration.ts";
import { refuseOld, takeNotice } from "./take-notice.ts";

/**
 * Somebody asks the network that planrrr forget them. What it knows of their accounts is erased before this answers
 * with the code by which they can look what became of it; asked again with the same words, it is the same code.
 * Throws UNAUTHENTICATED for a request nobody we know has signed.
 */
export async function receiveDeletion(
  ctx: PublishingContext,
  input: { network: NetworkName; signedRequest: string; registrations: readonly Registration[] },
): Promise<{ code: string }> {
  const said = readSignedRequest(input.signedRequest, input.registrations);
  if (!said) throw new AppError("UNAUTHENTICATED", "This is not signed by the network.");
  const now = ctx.now();
  refuseOld(said.issuedAt, now);
  const { registration, userId, issuedAt: saidAt } = said;
  // Made of the request itself, so that a repeat finds it; nobody without the secret can work it out.
  const code = createHmac("sha256", registration.clientSecret)
    .update(`deletion ${input.signedRequest}`)
    .digest("base64url")
    .slice(0, 24);
  await ctx.db.transaction(async (tx) => {
    if (!(await takeNotice(tx, { network: input.network, kind: "deletion", body: input.signedRequest, now })))
      return;
    const owned = await findOwned(tx, { service: registration.service, userId, saidAt });
    for (const connection of owned) await eraseConnection(tx, connection, now);
    await tx.insert(schema.deletionRequests).values({
      code,
      network: input.network,
      connections: owned.length,
      requestedAt: saidAt,
      doneAt: now,
    });
  });
  return { code };
}
