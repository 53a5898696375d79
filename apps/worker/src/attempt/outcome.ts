import type { NotClaimed } from "@planrrr/contract";

/**
 * How a job ended, for the log. `given-back`: the database knows when to go on; `lost`: a newer claim has it;
 * the rest says why there was nothing to do.
 */
export type PublishOutcome = NotClaimed["reason"] | "published" | "given-back" | "lost";

/** Somebody else has the publication now; what happened here must not be written. */
export class LostClaim extends Error {
  override readonly name = "LostClaim";
}

/** This worker was stopped for so long that its call could outlive its lease. Nothing was sent. */
export class LateStart extends Error {
  override readonly name = "LateStart";
}
