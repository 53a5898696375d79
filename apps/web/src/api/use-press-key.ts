"use client";

import { useMemo, useRef } from "react";
import type { CallContext } from "./client.ts";
import { mayRetry } from "./describe-problem.ts";

/**
 * For a form: a second press while the first is under way is none, and the same content sent again, after an answer was
 * lost, carries the same key and is saved once.
 */
export function usePressKey() {
  const press = useRef({ busy: false, body: "", key: "" });
  return useMemo(
    () => ({
      /** Whether this press counts. The browser may tell of two before a page has drawn the first. */
      take(): boolean {
        if (press.current.busy) return false;
        press.current.busy = true;
        return true;
      },
      optionsFor(body: unknown): { context: CallContext } {
        const text = JSON.stringify(body);
        if (press.current.body !== text)
          Object.assign(press.current, { body: text, key: crypto.randomUUID() });
        return { context: { idempotencyKey: press.current.key } };
      },
      /** With what went wrong, if it did. A refusal is an answer: what is sent next is another press. */
      end(error: unknown): void {
        press.current.busy = false;
        if (!error || !mayRetry(error)) press.current.body = "";
      },
    }),
    [],
  );
}
