import type { FaultStyle } from "../faults/fault-style.ts";
import { deadToken, GraphError, toGraphResponse } from "./graph-error.ts";

/** How the Graph API words what a fault plan asks for. */
export const graphStyle: FaultStyle = {
  refuse: () =>
    toGraphResponse(
      new GraphError({ message: "(#100) Invalid parameter", code: 100, subcode: 1346003, transient: false }),
    ),
  unauthorized: () => toGraphResponse(deadToken(463)),
  // Meta names minutes [doc rate-limiting]; a fault counts in seconds, hence fractions.
  rateLimited: (seconds) =>
    toGraphResponse(
      new GraphError({
        message: "(#80001) There have been too many calls to this Page account.",
        code: 80001,
        subcode: 2446079,
        status: 429,
        transient: true,
        headers: { "x-business-use-case-usage": usageHeader("sandbox", "pages", 100, seconds / 60) },
      }),
    ),
  error: (status) =>
    toGraphResponse(
      new GraphError({
        message: status === 503 ? "Service temporarily unavailable" : "An unknown error has occurred.",
        code: status === 503 ? 2 : 1,
        status,
        transient: true,
      }),
    ),
};

/** `X-Business-Use-Case-Usage` [doc rate-limiting]: percentages, and minutes until calls are answered again. */
export function usageHeader(
  id: string,
  type: "pages" | "instagram",
  percent: number,
  minutes: number,
): string {
  return JSON.stringify({
    [id]: [
      {
        type,
        call_count: percent,
        total_cputime: Math.floor(percent / 4),
        total_time: Math.floor(percent / 3),
        estimated_time_to_regain_access: minutes,
      },
    ],
  });
}
