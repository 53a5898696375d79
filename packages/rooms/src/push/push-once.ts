import { BlockedAddressError, retryAfter } from "@planrrr/resilience";
import webPush from "web-push";
import type { RoomsContext } from "../context.ts";
import type { VapidKeys } from "./vapid-keys.ts";

export interface Notice {
  id: string;
  title: string;
  body: string;
  link: string;
}

export interface Subscription {
  id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
}

export type PushOutcome =
  | { is: "sent" }
  /** The subscription is no more: 404 or 410. */
  | { is: "gone" }
  | { is: "failed"; reason: string; isFinal: boolean; retryAt?: Date | undefined };

const timeoutMs = 10_000;
/** How long a push service keeps a message for a browser that is off, in seconds. */
const keptSeconds = 24 * 3600;
const goneStatus = new Set([404, 410]);
/** Of these another try may go well; of any other 4xx it never will. */
const passingStatus = new Set([408, 425, 429]);

/** Sends one message, readable by that browser alone (RFC 8291), through the SSRF-safe fetch. */
export async function pushOnce(
  ctx: Pick<RoomsContext, "pushFetch" | "now">,
  vapid: VapidKeys,
  { notice, subscription }: { notice: Notice; subscription: Subscription },
): Promise<PushOutcome> {
  const { endpoint, p256dh, auth } = subscription;
  try {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(notice),
      {
        vapidDetails: { subject: vapid.subject, publicKey: vapid.publicKey, privateKey: vapid.privateKey },
        TTL: keptSeconds,
        urgency: "high",
        contentEncoding: "aes128gcm",
      },
    );
    const { "Content-Length": _length, ...rest } = headers;
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await ctx.pushFetch(endpoint, {
      method: "POST",
      headers: rest,
      body: new Uint8Array(body ?? []),
      redirect: "error",
      signal,
    });
    await answer.body?.cancel();
    return read(answer, ctx.now());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { is: "failed", reason, isFinal: error instanceof BlockedAddressError };
  }
}

function read({ ok, status, headers }: Response, now: Date): PushOutcome {
  if (ok) return { is: "sent" };
  if (goneStatus.has(status)) return { is: "gone" };
  const isFinal = status < 500 && !passingStatus.has(status);
  return { is: "failed", reason: `HTTP ${status}`, isFinal, retryAt: retryAfter(headers, now) };
}
