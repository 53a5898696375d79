import path from "node:path";
import { layout } from "./layout.mjs";

/** Set by the npm that started us, about our own package: nothing for programs that work elsewhere. */
const notPassedOn = /^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|prefix|global|workspace)|npm_command$)/i;

/**
 * What npm and pnpm get to see: our Node and pnpm first, no questions asked, nothing reported to anybody.
 * @param {NodeJS.ProcessEnv} source
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(source) {
  const kept = Object.entries(source).filter(([name]) => !notPassedOn.test(name));
  const pathName = Object.keys(source).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  return {
    ...Object.fromEntries(kept),
    [pathName]: [layout.binDir, source[pathName]].filter(Boolean).join(path.delimiter),
    CI: "true",
    DO_NOT_TRACK: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
