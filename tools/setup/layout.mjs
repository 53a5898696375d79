import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Where things lie in the clone. Nothing is written outside it, but into npm's and pnpm's own caches. */
export const layout = {
  root,
  toolsDir: path.join(root, ".tools"),
  binDir: path.join(root, ".tools", "bin"),
  stampFile: path.join(root, ".tools", "setup.json"),
  lockFile: path.join(root, ".tools", "setup.lock"),
  logFile: path.join(root, ".tools", "setup.log"),
  ownCacheDir: path.join(root, ".tools", "cache"),
  ownStoreDir: path.join(root, ".tools", "store"),
  modulesDir: path.join(root, "node_modules"),
};

/** @param {string} name */
export function binFile(name) {
  return path.join(layout.binDir, process.platform === "win32" ? `${name}.exe` : name);
}
