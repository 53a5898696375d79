import { expect, onTestFinished, test } from "vitest";
import { startTestApi } from "./testing/start-test-api.ts";

test("what is internal is on its own port, and there alone", async () => {
  const api = await startTestApi({ internalPort: 0, baseUrl: "https://planrrr.example" });
  onTestFinished(() => api.close());
  const statuses = (base = "") =>
    Promise.all(
      ["/internal/media/1", "/metrics", "/api/posts", "/health/live", "/health/serving"].map(
        async (path) => (await fetch(`${base}${path}`)).status,
      ),
    );
  // 401: it is there, and wants a key.
  expect(await statuses(api.internalUrl)).toEqual([401, 200, 404, 200, 200]);
  expect(await statuses(api.url)).toEqual([404, 404, 401, 200, 200]);
  // The edge is outside, and has a key of its own.
  const alert = await fetch(`${api.url}/internal/edge/alerts`, { method: "POST" });
  expect(alert.status).toBe(401);
});
