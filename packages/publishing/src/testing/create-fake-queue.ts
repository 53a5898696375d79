import { publishJobId } from "@planrrr/contract";
import type { WakeUp } from "../context.ts";

export interface FakeQueue {
  /** What waits, by job id: adding the same twice stores once, as in the real queue. */
  jobs: Map<string, WakeUp>;
  /** While true, adding rejects. */
  down: boolean;
  /** How often wake-ups were handed over. */
  handOvers: number;
  enqueue(wakeUps: WakeUp[]): Promise<void>;
  /** Takes out what is due at `now`, earliest first. */
  take(now: Date): WakeUp[];
}

export function createFakeQueue(): FakeQueue {
  const jobs = new Map<string, WakeUp>();
  return {
    jobs,
    down: false,
    handOvers: 0,
    async enqueue(wakeUps) {
      if (this.down) throw new Error("The queue is away.");
      this.handOvers += 1;
      for (const wakeUp of wakeUps) {
        const id = publishJobId(wakeUp);
        if (!jobs.has(id)) jobs.set(id, wakeUp);
      }
    },
    take(now) {
      const due = [...jobs]
        .filter(([, { at }]) => at <= now)
        .sort(([, a], [, b]) => a.at.getTime() - b.at.getTime());
      for (const [id] of due) jobs.delete(id);
      return due.map(([, wakeUp]) => wakeUp);
    },
  };
}
