/** How a run ended. Only `ok` changes deals; `unchanged` says that there was nothing to change. */
export type Verdict = "ok" | "unchanged" | "empty" | "blocked" | "soft-404" | "drifted" | "failed";
