import type { Context } from "hono";

/** A query parameter of names with commas between. */
export function readList(context: Context, name: string): string[] {
  return (context.req.query(name) ?? "").split(",").filter((part) => part !== "");
}

/** Which parts of a post were asked for, and in which words the answer is to be. */
export interface Asked {
  names: string[];
  /** `tweet.fields`: the words of before 2026, still understood. The vendor's client 0.6.6 says `post.fields`. */
  isLegacy: boolean;
}

export function readPostFields(context: Context): Asked {
  const names = [...readList(context, "post.fields"), ...readList(context, "expansions")];
  const legacy = readList(context, "tweet.fields");
  return {
    names: [...names, ...legacy],
    isLegacy: legacy.length > 0 && names.every((name) => name.includes(".")),
  };
}
