import { AppError, type NetworkName } from "@planrrr/contract";
import { markNeedsReconnecting } from "../connections/connection-state.ts";
import type { PublishingContext } from "../context.ts";
import { hastenInsights } from "../insights/hasten-insights.ts";
import { findOwned } from "./find-owned.ts";
import { readChanges } from "./read-changes.ts";
import { findSigner } from "./read-signed-request.ts";
import type { Registration } from "./registration.ts";
import { refuseOld, takeNotice } from "./take-notice.ts";

/**
 * What a network tells by its webhook: somebody reacted to a post, whose figures are read soon then, or has taken single
 * rights back. Said twice it counts once. Throws UNAUTHENTICATED without a right signature.
 */
export async function receiveChanges(
  ctx: PublishingContext,
  input: {
    network: NetworkName;
    body: Uint8Array;
    /** `X-Hub-Signature-256`. */
    signature: string;
    registrations: readonly Registration[];
  },
): Promise<void> {
  const registration = findSigner(input.body, input.signature, input.registrations);
  if (!registration) throw new AppError("UNAUTHENTICATED", "This is not signed by the network.");
  const changes = readChanges(new TextDecoder().decode(input.body));
  if (!changes) throw new AppError("INVALID_INPUT", "This is no notice of the network's.");
  const now = ctx.now();
  const { saidAt = now, remoteIds, revokedBy } = changes;
  refuseOld(saidAt, now);
  const { label } = ctx.networks[input.network];
  const { service } = registration;
  await ctx.db.transaction(async (tx) => {
    if (!(await takeNotice(tx, { network: input.network, kind: "changes", body: input.body, now }))) return;
    await hastenInsights(tx, { service, remoteIds, now });
    for (const userId of revokedBy)
      for (const { id } of await findOwned(tx, { service, userId, saidAt }))
        await markNeedsReconnecting(
          tx,
          id,
          `Its owner has taken single permissions back at ${label}: connect it again and allow all of them.`,
          now,
        );
  });
}
