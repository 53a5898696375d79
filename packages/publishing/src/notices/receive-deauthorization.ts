import { AppError, type NetworkName } from "@planrrr/contract";
import { recordAudit } from "../audit.ts";
import { markNeedsReconnecting } from "../connections/connection-state.ts";
import type { PublishingContext } from "../context.ts";
import { findOwned } from "./find-owned.ts";
import { readSignedRequest } from "./read-signed-request.ts";
import type { Registration } from "./registration.ts";
import { refuseOld, takeNotice } from "./take-notice.ts";

/**
 * Somebody has taken planrrr's rights back at the network: their connections have to be connected again, and what is
 * planned on them waits. Said twice it counts once. Throws UNAUTHENTICATED for a word nobody we know has signed.
 */
export async function receiveDeauthorization(
  ctx: PublishingContext,
  input: { network: NetworkName; signedRequest: string; registrations: readonly Registration[] },
): Promise<void> {
  const said = readSignedRequest(input.signedRequest, input.registrations);
  if (!said) throw new AppError("UNAUTHENTICATED", "This is not signed by the network.");
  const now = ctx.now();
  refuseOld(said.issuedAt, now);
  const { label } = ctx.networks[input.network];
  const ended = await ctx.db.transaction(async (tx) => {
    const { network, signedRequest: body } = input;
    if (!(await takeNotice(tx, { network, kind: "deauthorization", body, now }))) return [];
    const { registration, userId, issuedAt: saidAt } = said;
    const owned = await findOwned(tx, { service: registration.service, userId, saidAt });
    for (const { id, teamId, network, handle } of owned) {
      await markNeedsReconnecting(tx, id, `Its owner has taken planrrr's permission back at ${label}.`, now);
      await recordAudit(
        tx,
        { teamId, userId: null },
        { action: "connection.deauthorized", subjectId: id, data: { network, handle } },
      );
    }
    return owned;
  });
  for (const { id: connectionId, teamId, network } of ended)
    ctx.emit({
      type: "connection.needs-reconnecting",
      teamId,
      connectionId,
      network,
      code: "DEAUTHORIZED",
    });
}
