"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";

export interface SaveKeys {
  send: () => void;
  keep: () => void;
}

/** Ctrl or Cmd with Enter sends, with S keeps, wherever on the page the focus is. */
export function useSaveKeys(keys: SaveKeys): (event: KeyboardEvent) => void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey ||
        event.key.toLowerCase() !== "s"
      )
        return;
      event.preventDefault();
      // A dialogue that is open has the say.
      if (!event.repeat && !document.querySelector("[role=dialog]")) latest.current.keep();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== "Enter" || event.repeat) return;
    event.preventDefault();
    latest.current.send();
  };
}
