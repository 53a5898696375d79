import type { EdgeResult } from "./run-edge.ts";

export interface Goal {
  what: string;
  said: string;
  isReached: boolean;
  /** Seconds and cores are another machine's, or a busy one's; counts and ratios are not. */
  ofMachine?: true;
}

/** Every figure of the edge beside its goal. Pure. */
export function judgeEdge(result: EdgeResult): Goal[] {
  const { cheers, events, likes, rowsInD1, kills, stampede, reads, start } = result;
  const { edge } = cheers;
  return [
    {
      what: "every cheer at every socket",
      said: `${edge.delivered} of ${edge.expected}`,
      isReached: edge.delivered === edge.expected,
    },
    most("p99 of 500 cheers/s to 1,000 sockets", edge.p99, 400, "ms"),
    most("cores for them", edge.cores, 0.25, ""),
    {
      what: "single events beside ws, deliveries/s",
      said: `${events.edgeToPlain} (≥ 0.4): ${events.edge.perSecond} to ${events.plain.perSecond}`,
      isReached: events.edgeToPlain >= 0.4,
    },
    {
      what: "acknowledged likes/s",
      said: `${likes.edge} (≥ 5000)`,
      isReached: likes.edge >= 5_000,
      ofMachine: true,
    },
    {
      what: "acknowledged likes lost by kill -9",
      said: `${kills.lost} of ${kills.acknowledged} in ${kills.rounds} kills (0)`,
      isReached: kills.lost === 0 && kills.acknowledged > 0,
    },
    { what: "rows in D1 of 1,000 likes", said: `${rowsInD1} (1)`, isReached: rowsInD1 === 1 },
    {
      what: "calls of the source by 10,000 stale reads",
      said: `${stampede.calls} (1); ${stampede.stale} were told the old number at once`,
      isReached: stampede.calls === 1 && stampede.stale > 0,
    },
    most("CPU of GET /api/metrics beyond an empty answer", reads.ownMs, 1, "ms"),
    { what: "widget after gzip", said: `${reads.widgetKb} KB (≤ 15)`, isReached: reads.widgetKb <= 15 },
    most("second start of the edge", start.secondMs, 5_000, "ms"),
  ];
}

function most(what: string, value: number, goal: number, unit: string): Goal {
  return {
    what,
    said: `${value} ${unit} (≤ ${goal})`.replace("  ", " "),
    isReached: value <= goal,
    ofMachine: true,
  };
}

export function sayGoal({ what, said, isReached }: Goal): string {
  return `${isReached ? "reached" : "MISSED "}  ${what}: ${said}`;
}
