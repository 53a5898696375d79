import { randomBytes } from "node:crypto";
import type { XState } from "./state.ts";
import type { XCode } from "./types.ts";

/** docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code: a code is good for 30 seconds. */
const CODE_MS = 30_000;

export function createCode(state: XState, input: Omit<XCode, "expiresAt">): string {
  const code = randomBytes(24).toString("base64url");
  state.codes.set(code, { ...input, expiresAt: state.now() + CODE_MS });
  return code;
}
