import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import type { apiContract, ingestContract } from "@planrrr/contract";
import { asRpcAnswer } from "./as-rpc-answer.ts";
import { teamHeader } from "./team-header.ts";

export interface CallContext {
  /** Makes a write that is sent twice happen once. */
  idempotencyKey?: string;
}

/** What only reads goes as GET: it is counted as reading, and repeated by browsers without harm. */
const reads = new Set([
  "list",
  "get",
  "sandbox",
  "attempts",
  "calendar",
  "lastChange",
  "next",
  "room",
  "milestones",
  "growth",
  "token",
  "push",
  "deliveries",
]);

const link = new RPCLink<CallContext>({
  url: () => `${window.location.origin}/rpc`,
  method: (_options, path) => (reads.has(path.at(-1) ?? "") ? "GET" : "POST"),
  fetch: async (request, init) => asRpcAnswer(await fetch(request, init)),
  headers: ({ context }) => ({
    ...teamHeader(),
    ...(context.idempotencyKey ? { "idempotency-key": context.idempotencyKey } : {}),
  }),
});

/** The whole API, typed by its contract; the session's cookie goes along. */
export const api: ContractRouterClient<typeof apiContract & typeof ingestContract, CallContext> =
  createORPCClient(link);

/** For one press of one button: every repeat of the same press carries the same key. */
export const once = (): { context: CallContext } => ({ context: { idempotencyKey: crypto.randomUUID() } });
