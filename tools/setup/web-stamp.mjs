import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { layout } from "./layout.mjs";

const webDir = path.join(layout.root, "apps", "web");
const stampFile = path.join(webDir, "out", ".built.json");

/** What the pages are made of. */
const inputs = [
  "pnpm-lock.yaml",
  "apps/web/package.json",
  "apps/web/next.config.ts",
  "apps/web/postcss.config.mjs",
  "apps/web/src",
  "apps/web/tools",
  "packages/ui/src",
  "packages/contract/src",
];

/** Whether the built pages are of just these sources. Reads some hundred small files: tens of milliseconds. */
export function isWebBuilt() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8")).key === currentKey();
  } catch {
    return false;
  }
}

/** Written last, and whole: a build that was cut off has no stamp. */
export function writeWebStamp() {
  const draft = `${stampFile}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ key: currentKey() })}\n`);
  renameSync(draft, stampFile);
}

function currentKey() {
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
