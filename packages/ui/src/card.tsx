import type { ComponentProps } from "react";

/** A surface of its own. Text at most 62 characters a line where it is read. */
export function Card({ className = "", ...rest }: ComponentProps<"section">) {
  return <section {...rest} className={`panel ${className}`} />;
}
