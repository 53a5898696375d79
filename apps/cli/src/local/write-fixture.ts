import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Recorded } from "@planrrr/bundles";

/** Writes a recorded page, where it is from, and what is read from it. Returns the folder. */
export function writeFixture(
  root: string,
  name: string,
  given: string | undefined,
  recorded: Recorded,
): string {
  const folder = given ? path.resolve(given) : path.join(root, "packages", "bundles", "fixtures", name);
  mkdirSync(folder, { recursive: true });
  const { origin, body, bundles } = recorded;
  const facts = Object.entries(origin).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  writeFileSync(path.join(folder, "origin.yml"), facts.join(""));
  writeFileSync(path.join(folder, recorded.fileName), body);
  writeFileSync(path.join(folder, "bundles.json"), `${JSON.stringify(bundles, null, 2)}\n`);
  return folder;
}
