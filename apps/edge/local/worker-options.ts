import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const out = path.join(import.meta.dirname, "..", "out", "worker");

export const builtWorker = {
  script: path.join(out, "index.js"),
  options: path.join(out, "options.json"),
  folder: out,
  pages: path.join(out, "..", "pages"),
};

/** What `tools/build-worker.ts` has read from wrangler.jsonc. */
const WorkerOptions = z.object({
  compatibilityDate: z.string(),
  compatibilityFlags: z.array(z.string()),
  kvNamespaces: z.record(z.string(), z.object({ id: z.string() })),
  d1Databases: z.record(z.string(), z.object({ id: z.string() })),
  durableObjects: z.record(z.string(), z.object({ className: z.string(), useSQLite: z.boolean() })),
  ratelimits: z.record(
    z.string(),
    z.object({
      namespace_id: z.string(),
      simple: z.object({ limit: z.number(), period: z.number() }),
    }),
  ),
  bindings: z.record(z.string(), z.unknown()),
  assets: z.looseObject({ binding: z.string() }),
  cronTriggers: z.array(z.string()),
});
export type WorkerOptions = z.infer<typeof WorkerOptions>;

export function readWorkerOptions(): WorkerOptions {
  if (!existsSync(builtWorker.options))
    throw new Error("The edge is not built. Run: node tools/setup/setup.mjs --edge");
  return WorkerOptions.parse(JSON.parse(readFileSync(builtWorker.options, "utf8")));
}
