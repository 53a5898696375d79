import type { SaveState } from "./create-saver.ts";
import type { DraftDesk } from "./use-draft.ts";

/** How it stands with what was written, for the one line that is also read out. */
export function savingWords(saved: DraftDesk["saved"], { is }: SaveState): string {
  if (is === "saving") return "Sending it to planrrr …";
  if (is === "waiting") return "Waiting for planrrr; kept in this browser";
  if (is === "unknown") return "Perhaps not saved; kept in this browser";
  if (is === "signed-out") return "Waiting for your sign-in; kept in this browser";
  return words[saved];
}

const words: { [saved in DraftDesk["saved"]]: string } = {
  nothing: "",
  pending: "Saving …",
  kept: "Kept in this browser",
  full: "This browser's storage is full: save it as a draft",
  forbidden: "This browser keeps nothing: save it as a draft",
};
