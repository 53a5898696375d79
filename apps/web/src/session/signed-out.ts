/** Whether this browser's session has ended under a page that stays open, told to whoever asks for it. */
let isSignedOut = false;
const watchers = new Set<() => void>();
const waiting = new Set<() => void>();

export const signedOut = {
  isTold: (): boolean => isSignedOut,
  watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
  tell(told: boolean): void {
    isSignedOut = told;
    for (const watcher of watchers) watcher();
  },
  /** Somebody has signed in again without leaving the page: what waited for it goes on. */
  end(): void {
    signedOut.tell(false);
    for (const goOn of waiting) goOn();
  },
  onEnd(goOn: () => void): () => void {
    waiting.add(goOn);
    return () => waiting.delete(goOn);
  },
};
