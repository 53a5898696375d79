import type { GraphState } from "./graph-state.ts";

/** A person takes the app's rights back: every token made from theirs dies with subcode 458. */
export function removeApp(state: GraphState, userId: string): void {
  for (const token of state.tokens.values()) if (token.userId === userId) token.revoked = 458;
}
