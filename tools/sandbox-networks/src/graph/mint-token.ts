import { z } from "zod";
import { readToldToken, tellToken } from "../consent/told-token.ts";
import type { GraphState } from "./graph-state.ts";
import type { GraphToken } from "./types.ts";

const prefixes = { user: "EAA", page: "EAA", app: "EAA", instagram: "IGAA" } as const;

/** Makes a token and remembers it; Meta's begin with `EAA`, Instagram's with `IGAA`. */
export function mintToken(
  state: GraphState,
  input: Omit<GraphToken, "token" | "issuedAt"> & { token?: string },
): GraphToken {
  const { parent: _parent, ...facts } = input;
  const issuedAt = state.now();
  const token: GraphToken = {
    ...input,
    token: input.token ?? prefixes[input.kind] + tellToken({ ...facts, issuedAt }),
    issuedAt,
  };
  state.tokens.set(token.token, token);
  return token;
}

const ToldToken = z.object({
  kind: z.enum(["user", "page", "instagram"]),
  userId: z.string(),
  subjectId: z.string().exactOptional(),
  scopes: z.array(z.string()),
  issuedAt: z.number(),
  expiresAt: z.number().exactOptional(),
  longLived: z.boolean(),
});

/** A token of this run or of one before it. */
export function findToken(state: GraphState, text: string): GraphToken | undefined {
  const known = state.tokens.get(text);
  if (known !== undefined) return known;
  const told = readToldToken(text.replace(/^(?:EAA|IGAA)/, ""), ToldToken);
  if (told === undefined || !text.startsWith(prefixes[told.kind])) return undefined;
  const token = { ...told, token: text };
  state.tokens.set(text, token);
  return token;
}
