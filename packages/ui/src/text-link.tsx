import { Slot } from "radix-ui";
import type { ReactNode } from "react";

/** A link that stands by itself: tall enough for a thumb. Links inside a sentence are plain `a`. */
export function TextLink({ children }: { children: ReactNode }) {
  return <Slot.Root className="text-link">{children}</Slot.Root>;
}
