import type { Json } from "../network.ts";

/** A text out of stored JSON. */
export function textOf(value: Json | undefined): string {
  if (typeof value === "string") return value;
  throw new Error(`expected a text, got ${JSON.stringify(value)}`);
}
