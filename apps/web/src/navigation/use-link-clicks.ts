"use client";

import { type MouseEvent, useCallback } from "react";
import { useNavigation } from "./use-navigation.ts";

/**
 * For a surface with very many links of ours: one listener opens them all without loading everything anew, and none
 * is fetched ahead. A click with a key held, or with another button, is the browser's own.
 */
export function useLinkClicks(): (event: MouseEvent) => void {
  const { go } = useNavigation();
  return useCallback(
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href^='/']") : null;
      const href = link?.getAttribute("href");
      const held = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!href || held || event.button !== 0 || event.defaultPrevented) return;
      event.preventDefault();
      go(href);
    },
    [go],
  );
}
