import { BlockedAddressError, retryAfter } from "@planrrr/resilience";
import { Webhook } from "standardwebhooks";
import type { WebhooksContext } from "../context.ts";
import type { Answer } from "./decide-try.ts";

export interface Message {
  url: string;
  /** `webhook-id`: the same at every try. */
  id: string;
  body: string;
  /** Each makes a signature, the newest first. */
  secrets: string[];
}

/** Read so that the connection can be kept; more of it is not waited for. */
const readBytes = 16_384;
const timeoutCodes = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** One try. Only 2xx is a yes; a redirect is not followed, since it may lead anywhere. */
export async function postMessage(
  ctx: Pick<WebhooksContext, "fetch" | "now" | "timeoutMs">,
  { url, id, body, secrets }: Message,
): Promise<Answer> {
  const at = ctx.now();
  try {
    const answer = await ctx.fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "User-Agent": "planrrr-webhooks/1",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(ctx.timeoutMs),
    });
    await readLittle(answer.body);
    return read(answer, ctx.now());
  } catch (error) {
    return { is: "failed", failure: nameFailure(error) };
  }
}

function read({ ok, status, headers }: Response, now: Date): Answer {
  if (ok) return { is: "delivered", status };
  const failure = status === 410 ? "gone" : status >= 300 && status < 400 ? "redirected" : "refused";
  return { is: "failed", failure, status, retryAt: retryAfter(headers, now) };
}

/** What the answer says has been said by its status: how its body ends is all the same. */
async function readLittle(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (let bytes = 0; bytes <= readBytes;) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.byteLength;
    }
    await reader.cancel();
  } catch {
    // Too slow, too much or broken: nothing of it is needed.
  }
}

function nameFailure(error: unknown): "address-blocked" | "timed-out" | "unreachable" {
  if (error instanceof BlockedAddressError) return "address-blocked";
  if (!(error instanceof Error)) return "unreachable";
  const { code } = (error.cause ?? {}) as { code?: string };
  return error.name === "TimeoutError" || timeoutCodes.has(code ?? "") ? "timed-out" : "unreachable";
}
