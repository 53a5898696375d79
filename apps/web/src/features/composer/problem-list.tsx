"use client";

import { Button, networkNames, Notice } from "@planrrr/ui";
import { type CheckedConnection, problemWords } from "./problem-words.ts";

export interface ProblemListProps {
  connections: CheckedConnection[];
  /** False while nobody has written anything: an empty page is no mistake. */
  strict: boolean;
  onLeaveOut: (connectionId: string) => void;
}

/** What a network would refuse, directly under the words it is about. */
export function ProblemList({ connections, strict, onLeaveOut }: ProblemListProps) {
  const told = connections.flatMap(({ connectionId, network, problems }) =>
    problems
      .filter(({ code }) => strict || code !== "EMPTY")
      .map((problem) => ({
        connectionId,
        network,
        problem,
        key: `${connectionId} ${problem.code} ${problem.field}`,
      })),
  );
  return (
    <div className="paper-problems" role="status" id="problems">
      {told.map(({ key, connectionId, network, problem }) => {
        const { fact, more } = problemWords(problem, network);
        const isError = problem.severity === "error";
        return (
          <Notice
            key={key}
            tone={isError ? "warn" : "calm"}
            fact={fact}
            actions={
              isError && connections.length > 1 ? (
                <Button tone="bare" onClick={() => onLeaveOut(connectionId)}>
                  Leave {networkNames[network]} out
                </Button>
              ) : undefined
            }
          >
            {more}
          </Notice>
        );
      })}
    </div>
  );
}
