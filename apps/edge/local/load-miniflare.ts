import { createRequire } from "node:module";

/** What we use of it. */
export interface Miniflare {
  readonly ready: Promise<URL>;
  /** Where an entrypoint is reached without Miniflare's own Workers in between. */
  unsafeGetDirectURL(worker: string, entrypoint: string): Promise<URL>;
  getWorker(): Promise<{
    scheduled(event: { cron: string; scheduledTime: Date }): Promise<{ outcome: string }>;
  }>;
  getD1Database(binding: string): Promise<D1>;
  dispose(): Promise<void>;
}

export interface D1 {
  prepare(statement: string): D1Statement;
  batch(statements: D1Statement[]): Promise<unknown>;
}
export interface D1Statement {
  bind(...values: unknown[]): D1Statement;
  all(): Promise<{ results: { readonly [column: string]: unknown }[] }>;
}

export interface MiniflareModule {
  Miniflare: new (options: object) => Miniflare;
  /** From the way of writing options that has stayed the same. */
  convertV4MiniflareOptions(options: object): object;
  Log: new (level: number) => object;
}

/**
 * The host that runs workerd for wrangler: wrangler itself takes five times as long to load, and twice the memory.
 * Its version must be the one of wrangler, so it is asked for by wrangler's name.
 */
export function loadMiniflare(): { module: MiniflareModule; workerd: string } {
  const near = createRequire(import.meta.url);
  const ofWrangler = createRequire(near.resolve("wrangler/package.json"));
  const ofMiniflare = createRequire(ofWrangler.resolve("miniflare"));
  const { default: workerd } = ofMiniflare("workerd") as { default: string };
  return { module: ofWrangler("miniflare") as MiniflareModule, workerd };
}
