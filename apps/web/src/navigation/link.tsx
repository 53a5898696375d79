import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A way to another page of the app, without loading everything anew. */
export function Link({ href, ...rest }: Omit<ComponentProps<"a">, "href"> & { href: string }) {
  return <NextLink href={href} {...rest} />;
}
