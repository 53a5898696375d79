import type { NetworkName } from "./network-stage.ts";
import type { TrialEnd } from "./play-trial.ts";

const promisedMs = 5 * 60_000;

export interface TurnsVerdict {
  network: NetworkName;
  trials: number;
  /** Not on the network in the end: every fault here passes. */
  lost: number;
  /** More than once on the network. */
  double: number;
  /** planrrr names another post than the one that is there. */
  mistaken: number;
  statuses: { [status: string]: number };
  kills: number;
  /** Calls that a fault befell. */
  faults: number;
  /** Outcomes that were in doubt, and how many of them were settled without a person in five minutes of the simulated clock. */
  ambiguous: number;
  settledInTime: number;
  longestDoubtMs: number;
  wrong: string[];
}

export interface EndedTrial extends TrialEnd {
  text: string;
  /** How many calls a fault befell. */
  faults: number;
  plan: string;
}

/** Compares what planrrr says with what the network shows. */
export function judgeTurns(
  network: NetworkName,
  ends: readonly EndedTrial[],
  listed: readonly { id: string; text: string }[],
): TurnsVerdict {
  const shown = Map.groupBy(listed, ({ text }) => text.trim());
  const verdict: TurnsVerdict = {
    network,
    trials: ends.length,
    lost: 0,
    double: 0,
    mistaken: 0,
    statuses: {},
    kills: 0,
    faults: 0,
    ambiguous: 0,
    settledInTime: 0,
    longestDoubtMs: 0,
    wrong: [],
  };
  for (const { text, status, remoteId, doubtMs, kills, faults, plan } of ends) {
    const posts = shown.get(text) ?? [];
    const isMistaken = posts.length > 0 && !posts.some(({ id }) => id === remoteId);
    verdict.lost += posts.length === 0 ? 1 : 0;
    verdict.double += posts.length > 1 ? 1 : 0;
    verdict.mistaken += isMistaken ? 1 : 0;
    verdict.statuses[status] = (verdict.statuses[status] ?? 0) + 1;
    verdict.kills += kills;
    verdict.faults += faults;
    if (doubtMs !== undefined) {
      verdict.ambiguous += 1;
      verdict.settledInTime += status !== "UNCONFIRMED" && doubtMs <= promisedMs ? 1 : 0;
      verdict.longestDoubtMs = Math.max(verdict.longestDoubtMs, doubtMs);
    }
    const isSlow = doubtMs !== undefined && doubtMs > promisedMs;
    if (posts.length !== 1 || isMistaken || isSlow || status !== "PUBLISHED")
      verdict.wrong.push(`"${text}": ${status}, ${posts.length} times there, doubt ${doubtMs} ms, ${plan}`);
  }
  return verdict;
}

/** Nothing lost, nothing double, nothing mistaken, and 99 of 100 doubts settled in time. */
export function isAsPromised({ lost, double, mistaken, ambiguous, settledInTime }: TurnsVerdict): boolean {
  return lost + double + mistaken === 0 && settledInTime >= 0.99 * ambiguous;
}
