import { toView, type View } from "../element/view.ts";
import { type Arrival, fetchMetrics } from "./fetch-metrics.ts";
import { type Poll, type PollWorld, startPoll } from "./poll.ts";

const REDRAW_EVERY_MS = 5_000;

export interface Following {
  url: string;
  everyMs: number;
  /** Said beside the last good number while it can't be updated. */
  fallback: string;
}

export interface NumberFollower {
  /** From now on; an answer to an earlier question is not shown, and everything shown is told anew. */
  follow(following: Following): void;
  stop(): void;
  /** Another number is to be followed: what is known of this one says nothing of it. */
  forget(): void;
}

/** Follows one number: asks for it, keeps the last good one, and tells each change of what there is to show. */
export function createFollower(
  world: PollWorld,
  onView: (view: View) => void,
  ask?: typeof fetch,
): NumberFollower {
  let following: Following | undefined;
  let polls: Poll[] = [];
  let arrival: (Arrival & { at: number }) | undefined;
  let failures = 0;
  let told = "";

  /** The first question makes the Worker read: its answer is worth asking for soon. */
  async function askFor(asked: Following): Promise<boolean | "soon"> {
    const came = await fetchMetrics(asked.url, ask).catch(() => undefined);
    if (following?.url !== asked.url) return true;
    failures = came === undefined ? failures + 1 : 0;
    if (came !== undefined) arrival = { ...came, at: world.now() };
    tell();
    if (came?.metrics.total === null && came.metrics.error === null) return "soon";
    return came !== undefined;
  }

  function tell(): void {
    if (following === undefined) return;
    const { metrics, ageMs = 0, at = 0 } = arrival ?? {};
    const view = toView(metrics, ageMs + world.now() - at, failures, following.fallback);
    const words = JSON.stringify(view);
    if (words === told) return;
    told = words;
    onView(view);
  }

  function stop(): void {
    following = undefined;
    for (const poll of polls) poll.stop();
    polls = [];
  }

  return {
    follow(next) {
      stop();
      following = next;
      told = "";
      polls = [
        startPoll(async () => askFor(next), next.everyMs, world),
        startPoll(async () => (tell(), true), REDRAW_EVERY_MS, world),
      ];
    },
    stop,
    forget() {
      arrival = undefined;
      failures = 0;
    },
  };
}
