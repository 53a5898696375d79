import type { WebhooksContext } from "../context.ts";
import { findDueWebhooks } from "./find-due-webhooks.ts";
import { sendBatch } from "./send-batch.ts";

export interface Sender {
  /** Begins with whatever is due, and waits for none of it. */
  round(): Promise<void>;
  /** Until nothing is due and nothing on its way. */
  drain(): Promise<void>;
  /** Waits for what is on its way: no longer than one try may take. */
  stop(): Promise<void>;
}

/** Webhooks that are sent to at the same time: one that hangs holds nobody up but itself. */
const seats = 32;
/** Of one webhook at once; one by one while it fails. */
const atOnce = 4;
/** Then it gives its seat to whoever waits longer. */
const mostTurns = 25;

export function createSender(ctx: WebhooksContext): Sender {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  async function serve(webhookId: string, isFailing: boolean): Promise<void> {
    const limit = isFailing ? 1 : atOnce;
    for (let turn = 0; turn < (isFailing ? 1 : mostTurns) && !stopping.signal.aborted; turn += 1)
      if ((await sendBatch(ctx, { webhookId, limit })) < limit) return;
  }

  async function round(): Promise<void> {
    const limit = seats - running.size;
    if (stopping.signal.aborted || limit <= 0) return;
    for (const { id, failures } of await findDueWebhooks(ctx, { except: [...running.keys()], limit })) {
      const work = serve(id, failures > 0)
        .catch((error: unknown) => {
          // Whatever was taken comes round again: it is still waiting.
          ctx.log.warn({ webhookId: id, err: error }, "sending to a webhook failed");
        })
        .finally(() => running.delete(id));
      running.set(id, work);
    }
  }

  return {
    round,
    async drain() {
      for (;;) {
        await round();
        if (running.size === 0) return;
        await Promise.race(running.values());
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}
