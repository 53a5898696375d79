import { expect, onTestFinished, test } from "vitest";
import { createMetrics, serveProbes } from "./index.ts";

async function serve(isReady: () => boolean) {
  const metrics = createMetrics({ service: "test", process: false });
  const probes = await serveProbes({ host: "127.0.0.1", port: 0, metrics, isReady });
  onTestFinished(() => {
    probes.close();
    metrics.close();
  });
  return { ...probes, get: (path: string) => fetch(`http://127.0.0.1:${probes.port}${path}`) };
}

test("a part is alive before it is ready, and knows nothing else", async () => {
  let ready = false;
  const { get } = await serve(() => ready);
  const statuses = async () =>
    Promise.all(
      ["/health/live", "/health/ready", "/metrics", "/"].map(async (path) => (await get(path)).status),
    );
  expect(await statuses()).toEqual([200, 503, 200, 404]);
  ready = true;
  expect(await statuses()).toEqual([200, 200, 200, 404]);
});

test("a port that is taken is an error, not a part that nobody can ask", async () => {
  const { port } = await serve(() => true);
  const metrics = createMetrics({ service: "test", process: false });
  onTestFinished(() => metrics.close());
  await expect(serveProbes({ host: "127.0.0.1", port, metrics, isReady: () => true })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});
