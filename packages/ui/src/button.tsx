import { Slot } from "radix-ui";
import type { ComponentProps } from "react";

export interface ButtonProps extends ComponentProps<"button"> {
  /** `ink` is the one strong action of a page. */
  tone?: "ink" | "outline" | "bare";
  size?: "m" | "big";
  wide?: boolean;
  /** Something is under way: it stays in the tab order, says so, and takes no second press. */
  busy?: boolean;
  /** The look on another element, e.g. a link. */
  asChild?: boolean;
}

export function Button(props: ButtonProps) {
  const { tone = "outline", size = "m", wide, busy, asChild, className = "", onClick, ...rest } = props;
  const Element = asChild ? Slot.Root : "button";
  const look = ["btn", tone === "outline" ? "" : tone, size === "big" ? "big" : "", wide ? "wide" : ""];
  return (
    <Element
      {...(asChild ? {} : { type: "button" })}
      {...rest}
      className={[...look, className].filter(Boolean).join(" ")}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...(busy ? { "aria-busy": true, "aria-disabled": true } : {})}
    />
  );
}
