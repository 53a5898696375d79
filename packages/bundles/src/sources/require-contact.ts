import type { BundlesContext } from "../context.ts";
import { RefusedError } from "../fetch/refused-error.ts";
import type { Source } from "./source.ts";

const exampleAddress = /[@/.]example\.(org|com|net)(\/|$)/;

/** Whether the file still has the address it comes with, which is nobody's. */
export function isExampleAddress(contact: string): boolean {
  return exampleAddress.test(contact);
}

/** Sites must be able to find who reads them; nobody is asked for it on this machine itself. */
export function requireContact(
  { contact }: Pick<BundlesContext, "contact">,
  { url }: Pick<Source, "url">,
): void {
  if (!isExampleAddress(contact) || new URL(url).hostname === "127.0.0.1") return;
  throw new RefusedError(
    "failed",
    "put an address where sites can reach you into the sources' file: contact",
  );
}
