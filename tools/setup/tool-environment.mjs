import path from "node:path";
import { layout } from "./layout.mjs";

/** Set by the npm that started us, about our own package: nothing for programs that work elsewhere. */
const notPassedOn =
  /^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|prefix|global|workspace)|npm_command$)/i;

/**
 * For npm: no questions asked, nothing reported to anybody. It runs on the machine's own Node.
 * @param {NodeJS.ProcessEnv} source
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(source) {
  const kept = Object.entries(source).filter(([name]) => !notPassedOn.test(name));
  return { ...Object.fromEntries(kept), CI: "true", DO_NOT_TRACK: "1" };
}

/**
 * For pnpm, and what it starts: our own Node and pnpm come first.
 * @param {NodeJS.ProcessEnv} source
 * @returns {NodeJS.ProcessEnv}
 */
export function pnpmEnvironment(source) {
  const pathName = Object.keys(source).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return {
    ...npmEnvironment(source),
    [pathName]: [layout.binDir, source[pathName]].filter(Boolean).join(path.delimiter),
  };
}
