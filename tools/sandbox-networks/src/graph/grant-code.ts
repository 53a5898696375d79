import { randomBytes } from "node:crypto";
import type { GraphState } from "./graph-state.ts";

/** A code for what a person has allowed: single use, ten minutes, bound to its redirect URI [doc manually-build-a-login-flow]. */
export function grantCode(state: GraphState, userId: string, redirectUri: string, scopes: string[]): string {
  const code = `AQ${randomBytes(32).toString("base64url")}`;
  state.codes.set(code, { userId, redirectUri, scopes, issuedAt: state.now(), used: false });
  return code;
}
