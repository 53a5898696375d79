import { useLayoutEffect, useSyncExternalStore } from "react";

let pages = 0;
const listeners = new Set<() => void>();

function add(change: number): void {
  pages += change;
  for (const listener of listeners) listener();
}

/** Says, while it is on the screen, that the page has a strong action of its own. */
export function OwnAction(): null {
  useLayoutEffect(() => {
    add(1);
    return () => add(-1);
  }, []);
  return null;
}

/** Whether it has: there "New post" in the masthead is the quieter one. */
export function useHasOwnAction(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => pages > 0,
    () => false,
  );
}
