import type { IconName } from "./icon-paths.ts";

/** The states a person can see, each with its own shape. The ring is drawn, the rest are icons. */
export const stateKinds = {
  draft: { icon: "dashed", words: "Draft", tone: "is-draft" },
  planned: { icon: "clock", words: "Planned", tone: "is-planned" },
  now: { icon: "ring", words: "Going out now", tone: "is-now" },
  out: { icon: "ticked", words: "Went out", tone: "is-out" },
  waiting: { icon: "hourglass", words: "Waiting", tone: "is-waiting" },
  unknown: { icon: "diamond", words: "We could not confirm it", tone: "is-unknown" },
  failed: { icon: "octagon", words: "Did not go out", tone: "is-failed" },
  fix: { icon: "triangle", words: "Please look at this", tone: "is-fix" },
  cancelled: { icon: "stop", words: "Cancelled", tone: "is-draft" },
} as const satisfies { [kind: string]: { icon: IconName | "ring"; words: string; tone: string } };

export type StateKind = keyof typeof stateKinds;
