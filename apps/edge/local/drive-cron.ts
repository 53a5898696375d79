import type { Miniflare } from "./load-miniflare.ts";

const minuteMs = 60_000;

/** Calls `scheduled()` at each full minute, as Cloudflare does; a turn that is late is not made up for. */
export function driveCron(
  miniflare: Miniflare,
  crons: readonly string[],
  onTrouble: (message: string) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();
  let timer = setTimeout(ring, minuteMs - (Date.now() % minuteMs));

  function ring(): void {
    turn = takeTurn();
  }

  async function takeTurn(): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!stopped)
        onTrouble(`The edge's cron failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!stopped) timer = setTimeout(ring, minuteMs - (Date.now() % minuteMs));
  }

  async function run(): Promise<void> {
    const worker = await miniflare.getWorker();
    for (const cron of crons) {
      const { outcome } = await worker.scheduled({ cron, scheduledTime: new Date() });
      if (outcome !== "ok") throw new Error(`scheduled() ended with "${outcome}"`);
    }
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
