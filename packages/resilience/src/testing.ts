import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { buildConnector } from "undici";
import { onTestFinished } from "vitest";
import { createSafeFetch } from "./create-safe-fetch.ts";
import type { SafeFetchOptions } from "./create-safe-fetch.ts";

/** A fetch that says where it would have dialled and never dials: no packet leaves. */
export function fetchWithoutNetwork(options: SafeFetchOptions = {}) {
  const dialled: buildConnector.Options[] = [];
  const { fetch } = createSafeFetch({
    ...options,
    dial: (target, callback) => {
      dialled.push(target);
      callback(new Error("this test has no network"), null);
    },
  });
  return { fetch, dialled };
}

export function openSafeFetch(options: SafeFetchOptions = {}) {
  const safe = createSafeFetch({ allowLoopback: true, ...options });
  onTestFinished(() => safe.close());
  return safe.fetch;
}

/** A server on loopback, with the number of connections it has taken. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ url: string; port: number; connections: () => number }> {
  let connections = 0;
  const server = createServer(answer);
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, connections: () => connections };
}
