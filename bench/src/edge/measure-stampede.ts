import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { startEdge } from "@planrrr/edge";
import { waitUntil } from "../processes/wait-until.ts";

const reads = 10_000;
const atOnce = 50;

/** Ten thousand reads of a number that is stale, its source being away: how often the source is asked meanwhile. */
export async function measureStampede(folder: string, log: (line: string) => void): Promise<number> {
  let calls = 0;
  let away = false;
  const source = createServer((_request, response) => {
    calls += 1;
    if (away) return void response.writeHead(503).end();
    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ followers: 1_000 + calls }));
  }).listen(0, "127.0.0.1");
  await once(source, "listening");
  const url = `http://127.0.0.1:${(source.address() as AddressInfo).port}/`;
  const edge = await startEdge({
    dataDir: path.join(folder, "stampede"),
    host: "127.0.0.1",
    port: 0,
    variables: {
      TICKER_PROFILES: JSON.stringify([{ profile: "bench", network: "json", url, path: "followers" }]),
      CACHE_TTL_SECONDS: "10",
    },
    onTrouble: log,
  });
  try {
    const read = async () =>
      (await (await fetch(`${edge.url}/api/metrics?profile=bench`)).json()) as {
        stale: boolean;
        total: number;
      };
    await waitUntil("the first number is there", async () => (await read()).total > 1_000);
    // While its source answers, the writer keeps it fresh: only a source that is away lets it go stale.
    away = true;
    // The read that finds it stale is the first of the ten thousand.
    let before = calls;
    await waitUntil(
      "the number goes stale",
      async () => {
        before = calls;
        return (await read()).stale;
      },
      { everyMs: 250 },
    );
    let left = reads - 1;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (left-- > 0) await read();
      }),
    );
    log(`${reads} reads of a stale number: ${calls - before} call(s) of its source`);
    return calls - before;
  } finally {
    await edge.close();
    source.close();
    source.closeAllConnections();
  }
}
