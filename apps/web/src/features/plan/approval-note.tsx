"use client";

import { Notice } from "@planrrr/ui";
import { useNeedsYes } from "./use-needs-yes.ts";

/** For members of a team that asks for approval: what they plan here goes out once somebody has said yes. */
export function ApprovalNote({ fact }: { fact: string }) {
  if (!useNeedsYes()) return null;
  return (
    <Notice tone="calm" icon="hourglass" fact={fact}>
      Your team asks for it: an owner or admin approves what members write.
    </Notice>
  );
}
