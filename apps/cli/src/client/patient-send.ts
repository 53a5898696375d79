import { setTimeout as delay } from "node:timers/promises";
import type { Send } from "./send.ts";

const tries = 5;

/**
 * For thousands of requests in a row. It leaves a quarter of those that an account has in a minute to others of it, e.g.
 * open pages, and waits where the server says that there were too many.
 */
export function patientSend(send: Send, pause: (ms: number) => Promise<unknown> = delay): Send {
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const response = await send(request.clone());
      const waitMs = waitMsFor(response);
      if (response.status !== 429) {
        if (waitMs > 0) await pause(waitMs);
        return response;
      }
      if (attempt === tries) return response;
      await response.body?.cancel();
      await pause(Math.max(waitMs, 1_000));
    }
  };
}

function waitMsFor({ status, headers }: Response): number {
  const number = (name: string) => Number(headers.get(name) ?? Number.NaN);
  if (status === 429) return (number("retry-after") || 0) * 1_000;
  const isShort = number("ratelimit-remaining") < number("ratelimit-limit") / 4;
  return isShort ? (number("ratelimit-reset") || 0) * 1_000 : 0;
}
