import type { Publishing } from "./network.ts";
import { NetworkError } from "./network-error.ts";

/** A later part of a thread or a first comment that nothing public stands above must not become a post of its own. */
export function refuseLoose({ content, replyTo }: Publishing): void {
  if (content.role === undefined || content.role === "post" || replyTo !== undefined) return;
  const message = "There is nothing public this could go under.";
  throw new NetworkError({ kind: "refused", code: "NOTHING_ABOVE", message });
}
