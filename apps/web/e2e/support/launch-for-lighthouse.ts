import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type LaunchOptions } from "@playwright/test";
import { freePort } from "./free-port.ts";

export interface LighthouseBrowser {
  /** Its cookies are those that Lighthouse's pages have. */
  context: BrowserContext;
  port: number;
  close(): Promise<void>;
}

/** Lighthouse drives a browser by its debugging port, in the one profile that a port can reach. */
export async function launchForLighthouse(options: LaunchOptions): Promise<LighthouseBrowser> {
  const profile = mkdtempSync(path.join(tmpdir(), "planrrr-lighthouse-"));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
  });
  return {
    context,
    port,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
