import path from "node:path";
import { layout } from "./layout.mjs";
import { sourceStamp } from "./source-stamp.mjs";

/** What the edge's Worker is made of. */
export const edgeStamp = sourceStamp(path.join(layout.root, "apps", "edge", "out", "worker", ".built.json"), [
  "pnpm-lock.yaml",
  "apps/edge/package.json",
  "apps/edge/wrangler.jsonc",
  "apps/edge/src",
  "apps/edge/tools",
  "apps/ticker/index.html",
  "apps/ticker/public",
  "apps/ticker/src",
  "apps/ticker/vite.config.ts",
  "packages/audience/src",
  "packages/community/src",
  "packages/contract/src",
  "packages/networks/src",
  "packages/resilience/src",
  "packages/settings/src",
  "packages/ui/src",
]);
