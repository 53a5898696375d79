import { createServer, type Server } from "node:http";
import type { Metrics } from "@planrrr/telemetry";

/** `/metrics` and `/health/*` of an ingestion that runs by itself; ready once it takes jobs. */
export function serveMetrics(port: number, metrics: Metrics, isReady: () => boolean): Server {
  return createServer((request, response) => {
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
  }).listen(port);
}
