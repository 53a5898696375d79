import path from "node:path";
import { edgeStamp } from "./edge-stamp.mjs";
import { binFile, layout } from "./layout.mjs";
import { runCommand } from "./run-command.mjs";
import { pnpmEnvironment } from "./tool-environment.mjs";

const edgeDir = path.join(layout.root, "apps", "edge");

/**
 * Bundles the edge's Worker with our own Node.
 * @param {ReturnType<typeof import("./progress.mjs").createProgress>} progress
 */
export async function buildEdge(progress) {
  const startedAt = performance.now();
  progress.step("Building the edge");
  const env = {
    ...pnpmEnvironment(process.env),
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
  };
  await runCommand(
    "Building the edge",
    binFile("node"),
    ["--disable-warning=ExperimentalWarning", path.join("tools", "build-worker.ts")],
    { cwd: edgeDir, env },
  );
  edgeStamp.write();
  progress.done(`Edge built in ${Math.round((performance.now() - startedAt) / 1_000)} s.`);
}
