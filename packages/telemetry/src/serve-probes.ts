import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Metrics } from "./create-metrics.ts";

export interface ProbesOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  metrics: Metrics;
  /** Whether the work has begun and goes on. */
  isReady(): boolean;
}

/** `/health/live`, `/health/ready` and `/metrics` of a part that answers nothing else. */
export async function serveProbes(options: ProbesOptions): Promise<{ port: number; close(): void }> {
  const { host, metrics, isReady } = options;
  const server = createServer((request, response) => {
    const say = (status: number, body: string, type = "application/json") =>
      void response.writeHead(status, { "content-type": type }).end(body);
    if (request.url === "/health/live") return say(200, '{"status":"ok"}');
    if (request.url === "/health/ready")
      return isReady() ? say(200, '{"status":"ok"}') : say(503, '{"status":"not ready"}');
    if (request.url !== "/metrics") return say(404, '{"status":"not found"}');
    metrics.text().then(
      (text) => say(200, text, metrics.contentType),
      () => say(500, '{"status":"failed"}'),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
