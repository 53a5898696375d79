import { z } from "zod";
import { COMMIT_TIMEOUT_MS } from "../http/request-json.ts";
import type { Committing, NetworkIo, Published } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callX } from "./call-x.ts";
import { parseCredentials } from "./credentials.ts";
import { parseHandle } from "./handle.ts";
import { readHoldUntil } from "./read-windows.ts";
import { toPostUrl } from "./web-address.ts";

const Created = z.object({ data: z.object({ id: z.string() }) });
/** After so many looks at the timeline "duplicate" means somebody else's post. */
const DOUBTED_ATTEMPTS = 3;

export async function commitX(
  io: NetworkIo,
  { account, credentials, handle }: Committing,
): Promise<Published> {
  const { body, attempt } = parseHandle(handle);
  const { service } = account;
  const { accessToken } = parseCredentials(credentials);
  try {
    const created = await callX(io, {
      service,
      accessToken,
      method: "POST",
      path: "/2/tweets",
      body,
      phase: "commit",
      answer: Created,
      timeoutMs: COMMIT_TIMEOUT_MS,
    });
    const { id } = created.body.data;
    const holdUntil = readHoldUntil(created.headers);
    return {
      remoteId: id,
      url: toPostUrl(service, account.handle, id),
      ...(holdUntil !== undefined && { holdUntil }),
    };
  } catch (error) {
    throw doubtDuplicate(error, attempt);
  }
}

/**
 * 403 without a type is X's word for a duplicate, among others. When an earlier attempt may have arrived, it may be
 * that one: the timeline is asked once more.
 */
function doubtDuplicate(error: unknown, attempt: number): unknown {
  if (!(error instanceof NetworkError) || error.code !== "HTTP_403") return error;
  if (attempt < 2 || attempt > DOUBTED_ATTEMPTS) return error;
  const message = "X says no, perhaps because an earlier attempt has arrived after all.";
  const { evidence } = error;
  return new NetworkError({
    kind: "unknown",
    code: "MAYBE_DUPLICATE",
    message,
    status: 403,
    evidence,
    cause: error,
  });
}
