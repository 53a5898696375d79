"use client";

import type { Connection } from "@planrrr/contract";
import { networkNames, showToast } from "@planrrr/ui";
import { useEffect, useState } from "react";
import type { ProblemWords } from "../../api/describe-problem.ts";
import { useOwnSearch } from "../../navigation/use-own-search.ts";
import { wayBackWords } from "./way-back-words.ts";

export interface WayBack {
  /** The sign-in whose accounts are to be chosen from. */
  choosing: string;
  problem: ProblemWords | null;
  chosen: () => void;
}

/** What a network's sign-in page led back with. The address is cleared once it is told, so that a reload says nothing twice. */
export function useWayBack(connections: Connection[] | undefined): WayBack {
  const { query, change } = useOwnSearch();
  const [problem, setProblem] = useState<ProblemWords | null>(null);
  const code = query.get("problem") ?? "";
  const network = query.get("network") ?? "";
  const connected = query.get("connected") ?? "";

  useEffect(() => {
    if (code === "") return;
    setProblem(wayBackWords(code, network));
    change({ problem: "", network: "" });
  }, [code, network, change]);

  useEffect(() => {
    if (connected === "" || !connections) return;
    const found = connections.find(({ id }) => id === connected);
    if (found)
      showToast({
        fact: `${networkNames[found.network]} is connected`,
        more: `As ${found.handle}. You can post to it now.`,
      });
    change({ connected: "" });
  }, [connected, connections, change]);

  return { choosing: query.get("choose") ?? "", problem, chosen: () => change({ choose: "" }) };
}
