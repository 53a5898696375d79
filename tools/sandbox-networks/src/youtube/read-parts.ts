import type { Context } from "hono";

/** `part=a,b` by hand, `part=a&part=b` by Google's own client. */
export function readParts(context: Context): string[] {
  return (context.req.queries("part") ?? []).flatMap((part) => part.split(",")).filter((part) => part !== "");
}
