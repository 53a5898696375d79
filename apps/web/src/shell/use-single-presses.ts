"use client";

import { useEffect } from "react";

/**
 * Many people press twice whatever they press. Where the answer is quick, a form is itself again before the second
 * half of a double click arrives, and that would send it once more: two invitations, two links.
 */
export function useSinglePresses(): void {
  useEffect(() => {
    const refuse = (event: MouseEvent) => {
      const isSecond = event.detail > 1 && event.target instanceof Element;
      if (isSecond && event.target.closest("button[type=submit]")) event.preventDefault();
    };
    document.addEventListener("click", refuse, { capture: true });
    return () => document.removeEventListener("click", refuse, { capture: true });
  }, []);
}
