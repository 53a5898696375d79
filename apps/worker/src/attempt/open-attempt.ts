import type { Claimed, UsageNote } from "@planrrr/contract";
import type { Network, NetworkIo } from "@planrrr/networks";
import type { WorkerContext } from "../context.ts";

/** A claim being worked on: keeps its lease alive until closed. */
export interface Attempt {
  claim: Claimed;
  network: Network;
  names: { publicationId: string; fence: number };
  io: NetworkIo;
  /** Changed by a refresh; later phases use the newest. */
  credentials: Claimed["credentials"];
  credentialsVersion: number;
  /** What headers have said of rate limits since it was asked last. */
  takeUsage(): UsageNote[];
  close(): void;
}

/** @param askedAt monotonic time before the claim was asked for: the lease is counted from there, never from later. */
export function openAttempt(
  ctx: WorkerContext,
  claim: Claimed,
  askedAt: number,
  stop?: AbortSignal,
): Attempt {
  const names = { publicationId: claim.publicationId, fence: claim.fence };
  const lost = new AbortController();
  const noted = new Map<string, UsageNote>();
  let leaseEnds = askedAt + claim.leaseMs;
  // Work that outlasts a third of the lease, such as a large upload, renews it; a lost lease ends the work.
  const timer = setInterval(async () => {
    const renewing = ctx.monotonic();
    try {
      const { accepted } = await ctx.api.renew(names);
      if (accepted) leaseEnds = renewing + claim.leaseMs;
      else lost.abort(new Error("The claim was taken over."));
    } catch (error) {
      ctx.log.warn({ err: error, ...names }, "A lease could not be renewed");
    }
    if (ctx.monotonic() > leaseEnds) lost.abort(new Error("The lease is over."));
  }, claim.leaseMs / 3);
  timer.unref();
  return {
    claim,
    network: ctx.networks[claim.network],
    names,
    io: {
      ...ctx.io,
      noteUsage: (usage) => void noted.set(`${usage.scope} ${usage.name}`, usage),
      signal: stop ? AbortSignal.any([lost.signal, stop]) : lost.signal,
    },
    credentials: claim.credentials,
    credentialsVersion: claim.credentialsVersion,
    takeUsage() {
      const taken = [...noted.values()].slice(0, 20);
      noted.clear();
      return taken;
    },
    close: () => clearInterval(timer),
  };
}
