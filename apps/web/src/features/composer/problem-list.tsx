"use client";

import { Button, networkNames, Notice } from "@planrrr/ui";
import type { Draft } from "./draft.ts";
import { FitButton, isMendable } from "./fit-button.tsx";
import type { CheckedConnection } from "./problem-words.ts";
import { problemWords } from "./problem-words.ts";
import { type Repair, repairOf } from "./repair-of.ts";
import { threadRepair } from "./thread-repair.ts";
import { toldProblems } from "./told-problems.ts";

type About = "words" | "pictures" | "parts";

/** What is about neither files nor what follows stands under the words. */
const aboutOf: { [field: string]: About } = { media: "pictures", thread: "parts", comment: "parts" };
const ids: { [about in About]: string } = {
  words: "problems",
  pictures: "picture-problems",
  parts: "part-problems",
};

export interface ProblemListProps {
  /** What these problems stand under. */
  about: About;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  connections: CheckedConnection[];
  /** The account whose version is on the paper; absent: everyone's. */
  shown: string | undefined;
  /** False while nobody has written anything: an empty page is no mistake. */
  strict: boolean;
  onShow: (connectionId: string) => void;
}

/** What a network would refuse, directly under the words it is about, with the buttons that mend it. */
export function ProblemList({ about, draft, change, connections, shown, strict, onShow }: ProblemListProps) {
  const told = toldProblems(
    connections,
    ({ field, code }) => (aboutOf[field] ?? "words") === about && (strict || code !== "EMPTY"),
  );
  const isOnlyOne = draft.connectionIds.length < 2;
  return (
    <div className="paper-problems" role="status" id={ids[about]}>
      {told.map(({ key, connectionId, network, problem }) => {
        const { fact, more } = problemWords(problem, network);
        const isError = problem.severity === "error";
        const fits = isMendable(draft, { connectionId, problem });
        const trouble = { connectionId, network, problem, shown };
        const repairs = [isOnlyOne ? undefined : repairOf(draft, trouble), threadRepair(draft, trouble)];
        const ways = repairs.filter((repair) => repair !== undefined);
        const mend = (repair: Repair) => {
          if (repair.change) change(repair.change());
          if (repair.show) onShow(connectionId);
        };
        const leaveOut = () =>
          change({ connectionIds: draft.connectionIds.filter((each) => each !== connectionId) });
        return (
          <Notice
            key={key}
            tone={isError ? "warn" : "calm"}
            fact={fact}
            actions={
              isError && (fits || ways.length > 0 || !isOnlyOne) ? (
                <>
                  {fits ? <FitButton {...{ draft, change, connectionId, network }} /> : null}
                  {ways.map((repair) => (
                    <Button key={repair.label} onClick={() => mend(repair)}>
                      {repair.label}
                    </Button>
                  ))}
                  {isOnlyOne ? null : (
                    <Button tone="bare" onClick={leaveOut}>
                      Leave {networkNames[network]} out
                    </Button>
                  )}
                </>
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
