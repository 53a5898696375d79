import type { BundlesContext } from "../context.ts";
import { productToken } from "./robots-rules.ts";

/** Says who asks and where they can be reached. */
export function userAgent({ contact }: Pick<BundlesContext, "contact">): string {
  return `${productToken}/0.1 (+${contact})`;
}
