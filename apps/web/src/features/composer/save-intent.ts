import type { Draft } from "./draft.ts";

export type SaveAs = "draft" | "send";

/** One thing that was sent under an intention's key. */
export interface Sending {
  draft: Draft;
  as: SaveAs;
  /** What "now" meant, so that a repeat says the very same. */
  now: string;
}

/** One wish to save. All its tries carry one key, so that whichever arrives, one post results. */
export interface Intent {
  key: string;
  as: SaveAs;
  begunAt: number;
  /** What went out under the key, oldest first; more than one when words changed between two tries. */
  sent: Sending[];
}

/** The server forgets keys after a day; beyond this a repeat could make a second post. */
const intentLastsMs = 23 * 3_600_000;
/** So long after the press it is sent without asking again. */
export const resumesMs = 3_600_000;

export function newIntent(as: SaveAs, now: number): Intent {
  return { key: crypto.randomUUID(), as, begunAt: now, sent: [] };
}

/** Whether a repeat could make a second post. */
export function isForgotten({ begunAt }: Intent, now: Date): boolean {
  return now.getTime() - begunAt > intentLastsMs;
}

/** The intention with what is sent next. The same words again are no new sending. */
export function withSending(intent: Intent, draft: Draft, as: SaveAs, now: Date): Intent {
  const last = intent.sent.at(-1);
  if (last && last.as === as && JSON.stringify(last.draft) === JSON.stringify(draft))
    return { ...intent, as };
  return { ...intent, as, sent: [...intent.sent, { draft, as, now: now.toISOString() }] };
}
