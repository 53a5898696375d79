import type { Cli } from "../cli.ts";
import type { Tell } from "./export-team.ts";

const everyMs = 100;

/** A line for each kind, and for somebody who watches the number while it grows. */
export function tellCounts({ out, stderr }: Cli, now: () => number = Date.now): Tell {
  let shownAt = 0;
  return (kind, count, done) => {
    if (!out.live) {
      if (done) out.note(`${kind}: ${count}`);
      return;
    }
    if (!done && now() - shownAt < everyMs) return;
    shownAt = now();
    stderr.write(`\r${kind}: ${count}${done ? "\n" : ""}`);
  };
}
