import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { binFile, layout } from "./layout.mjs";

/** What decides which programs and packages must be there. The tools' own files count: a new version sets up anew. */
const inputs = ["pnpm-lock.yaml", "pnpm-workspace.yaml", path.join("tools", "setup", "tool-versions.mjs")];

export function isSetUp() {
  const parts = [binFile("node"), binFile("pnpm"), path.join(layout.modulesDir, ".modules.yaml")];
  if (!parts.every((file) => existsSync(file))) return false;
  try {
    return JSON.parse(readFileSync(layout.stampFile, "utf8")).key === currentKey();
  } catch {
    return false;
  }
}

/** Written last, and whole: a set-up that was cut off has no stamp. */
export function writeStamp() {
  const draft = `${layout.stampFile}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ key: currentKey() })}\n`);
  renameSync(draft, layout.stampFile);
}

function currentKey() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const file of inputs) hash.update(readFileSync(path.join(layout.root, file))).update("\0");
  return hash.digest("hex");
}
