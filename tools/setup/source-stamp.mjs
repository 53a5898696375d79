import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { layout } from "./layout.mjs";

/**
 * Tells whether something built is of just these sources. Reads some hundred small files: tens of milliseconds.
 * @param {string} stampFile
 * @param {readonly string[]} inputs files and folders, from the clone's own folder
 */
export function sourceStamp(stampFile, inputs) {
  return {
    isCurrent() {
      try {
        return JSON.parse(readFileSync(stampFile, "utf8")).key === currentKey(inputs);
      } catch {
        return false;
      }
    },
    /** Written last, and whole: a build that was cut off has no stamp. */
    write() {
      const draft = `${stampFile}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify({ key: currentKey(inputs) })}\n`);
      renameSync(draft, stampFile);
    },
  };
}

/** @param {readonly string[]} inputs */
function currentKey(inputs) {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of listFiles(path.join(layout.root, input))) {
      hash.update(path.relative(layout.root, file).replaceAll(path.sep, "/")).update("\0");
      hash.update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function listFiles(place) {
  if (!existsSync(place)) return [];
  const entries = readdirSync(path.dirname(place), { withFileTypes: true });
  const entry = entries.find(({ name }) => name === path.basename(place));
  if (entry?.isFile()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && !/\.test\.tsx?$/.test(found.name))
    .map((found) => path.join(found.parentPath, found.name))
    .sort();
}
