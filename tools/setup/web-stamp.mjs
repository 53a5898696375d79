import path from "node:path";
import { layout } from "./layout.mjs";
import { sourceStamp } from "./source-stamp.mjs";

/** What the pages are made of. */
export const webStamp = sourceStamp(path.join(layout.root, "apps", "web", "out", ".built.json"), [
  "pnpm-lock.yaml",
  "apps/web/package.json",
  "apps/web/next.config.ts",
  "apps/web/postcss.config.mjs",
  "apps/web/src",
  "apps/web/tools",
  "packages/ui/src",
  "packages/contract/src",
  // Its composer counts and previews by the networks' own rules.
  "packages/networks/src",
]);
