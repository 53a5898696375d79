import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { binFile, layout } from "./layout.mjs";

/**
 * Makes a program known in the one folder that is put on the PATH. Links to our own tools are relative,
 * so that the clone can be moved.
 * @param {string} program
 * @param {string} name
 */
export function placeProgram(program, name) {
  mkdirSync(layout.binDir, { recursive: true });
  const target = binFile(name);
  const draft = `${target}.${process.pid}`;
  rmSync(draft, { force: true });
  if (process.platform === "win32") linkOrCopy(program, draft);
  else
    symlinkSync(program.startsWith(layout.toolsDir) ? path.relative(layout.binDir, program) : program, draft);
  renameSync(draft, target);
}

/**
 * @param {string} program
 * @param {string} target
 */
function linkOrCopy(program, target) {
  try {
    linkSync(program, target);
  } catch {
    copyFileSync(program, target);
  }
}
