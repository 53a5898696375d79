/** What the loop touches outside itself, so that a test can hold the time. */
export interface PollWorld {
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number): void;
  /** Milliseconds that never run backwards. */
  now(): number;
  isHidden(): boolean;
  /** Calls back when the page is hidden or shown; returns the way to stop that. */
  onVisibility(run: () => void): () => void;
}

export interface Poll {
  stop(): void;
}

const LONGEST_WAIT_MS = 120_000;
const SOON_MS = 2_000;

/**
 * Asks now, and again `everyMs` after each answer; slower while answers fail. A hidden page asks nothing; one that is
 * shown again asks at once if its turn has passed. One question at a time. After an answer "soon" it comes back early,
 * a little less so each time.
 */
export function startPoll(ask: () => Promise<boolean | "soon">, everyMs: number, world: PollWorld): Poll {
  let timer: number | undefined;
  let failures = 0;
  let soons = 0;
  let dueAt = world.now();
  let asking = false;
  let stopped = false;

  const stopWatching = world.onVisibility(arm);
  arm();

  function arm(): void {
    if (timer !== undefined) world.clearTimeout(timer);
    timer = undefined;
    if (stopped || asking || world.isHidden()) return;
    timer = world.setTimeout(() => void turn(), Math.max(0, dueAt - world.now()));
  }

  async function turn(): Promise<void> {
    timer = undefined;
    asking = true;
    const went = await ask().catch(() => false);
    asking = false;
    failures = went === false ? failures + 1 : 0;
    soons = went === "soon" ? soons + 1 : 0;
    dueAt = world.now() + (soons > 0 ? Math.min(everyMs, SOON_MS * soons) : slower(failures));
    arm();
  }

  function slower(times: number): number {
    return Math.min(Math.max(everyMs, LONGEST_WAIT_MS), everyMs * 2 ** Math.min(times, 10));
  }

  return {
    stop() {
      stopped = true;
      stopWatching();
      arm();
    },
  };
}

/** The browser's own. */
export const browserWorld: PollWorld = {
  setTimeout: (run, ms) => window.setTimeout(run, ms),
  clearTimeout: (timer) => window.clearTimeout(timer),
  now: () => performance.now(),
  isHidden: () => document.visibilityState === "hidden",
  onVisibility: (run) => {
    document.addEventListener("visibilitychange", run);
    return () => document.removeEventListener("visibilitychange", run);
  },
};
