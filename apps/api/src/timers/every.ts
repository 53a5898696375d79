export interface Timer {
  /** Waits for a run that is under way. */
  stop(): Promise<void>;
}

/** Runs work at once and then again and again, `ms` after each end. A failure is told and does not end it. */
export function every(ms: number, work: () => Promise<unknown>, onError: (error: unknown) => void): Timer {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void>;
  const run = async () => {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
    if (!stopped) timer = setTimeout(() => (running = run()), ms);
  };
  running = run();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
