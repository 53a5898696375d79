import { readFileSync } from "node:fs";
import type { PracticeShop } from "@planrrr/ingest";
import { type ShopSandbox, startShop } from "@planrrr/sandbox-networks";
import { homeFiles, writePrivateFile } from "./home-files.ts";
import { practiceShop } from "./practice-shop.ts";

export interface RunningShop {
  shop: PracticeShop;
  close(): Promise<void>;
}

/** The shop keeps its port from start to start: its deals are known by their addresses. */
export async function startPracticeShop(home: string): Promise<RunningShop> {
  const file = homeFiles(home).shopPort;
  const remembered = readPort(file);
  const shop = await startOn(remembered);
  const { port } = new URL(shop.url);
  if (Number(port) !== remembered) writePrivateFile(file, `${port}\n`);
  return { shop: practiceShop(shop), close: () => shop.close() };
}

async function startOn(port: number | undefined): Promise<ShopSandbox> {
  try {
    return await startShop(port === undefined ? {} : { port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return startShop();
  }
}

function readPort(file: string): number | undefined {
  try {
    const port = Number(readFileSync(file, "utf8").trim());
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    // Missing: another port will do.
    return undefined;
  }
}
