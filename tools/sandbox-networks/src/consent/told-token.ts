import { randomBytes } from "node:crypto";
import type { ZodType } from "zod";

/**
 * A token that tells what it is good for: who signed in before a restart stays signed in, as at the real networks,
 * though a stand-in keeps nothing. Not signed, since a practice account has nothing to lose.
 */
export function tellToken(facts: object): string {
  const text = JSON.stringify({ ...facts, nonce: randomBytes(16).toString("hex") });
  // Letters and digits alone: what every network's own tokens are made of.
  return Buffer.from(text).toString("hex");
}

/** What a token of a run before this one tells; undefined where it is none. */
export function readToldToken<Facts>(token: string, shape: ZodType<Facts>): Facts | undefined {
  const text = Buffer.from(token, "hex");
  // What is no hex at all, or has a letter too many, was not made here.
  if (text.toString("hex") !== token) return undefined;
  try {
    return shape.safeParse(JSON.parse(text.toString())).data;
  } catch {
    return undefined;
  }
}

/** What a stand-in keeps of a token; one of a run before this one is taken up by what it tells after its prefix. */
export function recallToken<Facts, Entry>(
  known: Map<string, Entry>,
  token: string,
  told: { prefix?: string; shape: ZodType<Facts>; entryOf: (facts: Facts) => Entry },
): Entry | undefined {
  const { prefix = "", shape, entryOf } = told;
  const entry = known.get(token);
  if (entry !== undefined || !token.startsWith(prefix)) return entry;
  const facts = readToldToken(token.slice(prefix.length), shape);
  if (facts === undefined) return undefined;
  const made = entryOf(facts);
  known.set(token, made);
  return made;
}
