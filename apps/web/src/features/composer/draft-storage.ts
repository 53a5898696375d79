import type { Draft } from "./draft.ts";

const keyOf = (teamId: string) => `planrrr.draft.${teamId}`;

/** One draft per team survives a closed tab. Storage that is full or forbidden costs only that. */
export function readDraft(teamId: string): Draft | undefined {
  try {
    const text = localStorage.getItem(keyOf(teamId));
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

export function keepDraft(teamId: string, draft: Draft | undefined): boolean {
  try {
    if (draft) localStorage.setItem(keyOf(teamId), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(teamId));
    return true;
  } catch {
    return false;
  }
}
