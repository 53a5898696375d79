import { randomBytes } from "node:crypto";
import type { YoutubeState } from "./state.ts";
import type { Code } from "./types.ts";

const CODE_MS = 600_000;

export function createCode(state: YoutubeState, input: Omit<Code, "expiresAt">): string {
  const code = `4/${randomBytes(24).toString("base64url")}`;
  state.codes.set(code, { ...input, expiresAt: state.now() + CODE_MS });
  return code;
}
