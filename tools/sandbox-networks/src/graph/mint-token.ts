import { randomBytes } from "node:crypto";
import type { GraphState } from "./graph-state.ts";
import type { GraphToken } from "./types.ts";

/** Makes a token and remembers it; Meta's begin with `EAA`, Instagram's with `IGAA`. */
export function mintToken(
  state: GraphState,
  input: Omit<GraphToken, "token" | "issuedAt"> & { token?: string },
): GraphToken {
  const prefix = input.kind === "instagram" ? "IGAA" : "EAA";
  const token: GraphToken = {
    ...input,
    token: input.token ?? prefix + randomBytes(40).toString("base64url").replaceAll(/[-_]/g, "Z"),
    issuedAt: state.now(),
  };
  state.tokens.set(token.token, token);
  return token;
}
