import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEdge } from "@planrrr/edge";
import type { AddressInfo } from "node:net";

export interface RunningTicker {
  url: string;
  close(): Promise<void>;
}

/** The real Worker with two profiles, whose source is a server of the test's own: 48,213 people. */
export async function startTicker(): Promise<RunningTicker> {
  const source = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"data":{"followers":"48,213"}}');
  }).listen(0, "127.0.0.1");
  await once(source, "listening");
  const url = `http://127.0.0.1:${(source.address() as AddressInfo).port}/`;
  const dataDir = mkdtempSync(path.join(tmpdir(), "planrrr-ticker-"));
  const profile = { network: "json", url, path: "data.followers" };
  const edge = await startEdge({
    dataDir,
    host: "127.0.0.1",
    port: 0,
    variables: {
      TICKER_PROFILES: JSON.stringify([
        { ...profile, profile: "main", name: "Metabolic Reset" },
        { ...profile, profile: "second", name: "Evening walks" },
      ]),
    },
    onTrouble: (message) => {
      throw new Error(message);
    },
  });
  return {
    url: edge.url,
    async close() {
      await edge.close();
      source.closeAllConnections();
      source.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
