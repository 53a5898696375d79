import { readFileSync } from "node:fs";
import type { Part, PartOptions } from "./run-part.ts";
import { part } from "./run-part.ts";
import { waitUntil } from "./wait-until.ts";

/** Starts a program that prints one line of JSON when it is ready, and returns what it said. */
export async function startAnnouncing(options: PartOptions): Promise<{ part: Part; said: unknown }> {
  const started = part(options);
  started.start();
  let said: unknown;
  await waitUntil(`${options.name} has started`, async () => {
    const line = readFileSync(options.logFile, "utf8")
      .split("\n")
      .find((text) => /^[[{]/.test(text));
    if (line) said = JSON.parse(line);
    return line !== undefined;
  });
  return { part: started, said };
}
