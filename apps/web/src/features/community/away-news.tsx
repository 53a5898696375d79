"use client";

import { Button } from "@planrrr/ui";
import { usePush } from "./use-push.ts";

/** Pins and news also while the page is closed, in this browser, if its person wants them. */
export function AwayNews() {
  const { state, busy, turnOn, turnOff } = usePush();
  if (state === "unknown" || state === "impossible") return null;
  return (
    <section className="panel stack s">
      <h2 className="h4">While you are away</h2>
      <p className="note" role="status">
        {words[state]}
      </p>
      {state === "off" ? (
        <Button busy={busy} onClick={turnOn}>
          Tell me
        </Button>
      ) : null}
      {state === "on" ? (
        <Button tone="bare" busy={busy} onClick={turnOff}>
          No longer tell me
        </Button>
      ) : null}
    </section>
  );
}

const words = {
  off: "When your coach pins something, this device can tell you, even with planrrr closed.",
  on: "This device tells you what your coach pins.",
  refused: "This browser is set to let planrrr tell you nothing. You can change that in its settings.",
};
