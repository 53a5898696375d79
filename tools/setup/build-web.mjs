import path from "node:path";
import { binFile, layout } from "./layout.mjs";
import { runCommand } from "./run-command.mjs";
import { pnpmEnvironment } from "./tool-environment.mjs";
import { webStamp } from "./web-stamp.mjs";

const webDir = path.join(layout.root, "apps", "web");

/**
 * Builds the pages with our own Node.
 * @param {ReturnType<typeof import("./progress.mjs").createProgress>} progress
 */
export async function buildWeb(progress) {
  const startedAt = performance.now();
  progress.step("Building the pages");
  const env = { ...pnpmEnvironment(process.env), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const run = (/** @type {string[]} */ args) =>
    runCommand("Building the pages", binFile("node"), args, {
      cwd: webDir,
      env,
      onLine: (line) => {
        const detail = stages.find(([pattern]) => pattern.test(line))?.[1];
        if (detail) progress.detail(detail);
      },
    });
  await run([path.join("node_modules", "next", "dist", "bin", "next"), "build"]);
  progress.detail("compressing");
  await run(["--disable-warning=ExperimentalWarning", path.join("tools", "finish-export.ts")]);
  webStamp.write();
  progress.done(`Pages built in ${Math.round((performance.now() - startedAt) / 1_000)} s.`);
}

/** @type {[RegExp, string][]} */
const stages = [
  [/Creating an optimized/, "compiling"],
  [/Compiled successfully/, "compiled"],
  [/Generating static pages/, "writing pages"],
];
