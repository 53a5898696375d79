import type { FieldTemplates } from "../sources/source.ts";

/** A record as the source tells it, before anything is judged. */
export type RawBundle = { [field in keyof FieldTemplates]?: unknown } & {
  details?: { [name: string]: unknown };
  priceUnit?: "major" | "minor";
};
