/** Whether this browser's session has ended under a page that stays open, told to whoever asks for it. */
let isSignedOut = false;
/** Told, and chose to go on looking at the page. */
let stays = false;
const watchers = new Set<() => void>();
const waiting = new Set<() => void>();

export const signedOut = {
  isTold: (): boolean => isSignedOut,
  watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
  /** Found out at something that somebody did, or asked for. */
  tell(): void {
    show(true);
  },
  /** Found out by the page itself. Who has been told and stays is left in peace until they do something. */
  hear(): void {
    if (!stays) show(true);
  },
  stay(): void {
    stays = true;
    show(false);
  },
  /** Somebody has signed in again without leaving the page: what waited for it goes on. */
  end(): void {
    stays = false;
    show(false);
    for (const goOn of waiting) goOn();
  },
  onEnd(goOn: () => void): () => void {
    waiting.add(goOn);
    return () => waiting.delete(goOn);
  },
};

function show(told: boolean): void {
  isSignedOut = told;
  for (const watcher of watchers) watcher();
}
