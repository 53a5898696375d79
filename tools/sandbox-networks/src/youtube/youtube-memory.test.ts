import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startYoutube, type YoutubeSandbox } from "./start-youtube.ts";

let server: YoutubeSandbox;
beforeAll(async () => {
  server = await startYoutube();
});
afterAll(() => server.close());

const MB = 1_048_576;

it("takes a large video without holding it", async () => {
  const chunk = new Uint8Array(MB);
  let sent = 0;
  let most = 0;
  const before = process.memoryUsage().rss;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await setImmediate();
      most = Math.max(most, process.memoryUsage().rss - before);
      if (sent === 300) return controller.close();
      sent += 1;
      controller.enqueue(chunk);
    },
  });
  const answer = await fetch(`${server.url}/upload/youtube/v3/videos?uploadType=media&part=snippet`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.signIn("alice").accessToken}`, "content-type": "video/mp4" },
    body,
    duplex: "half",
  });
  expect(answer.status).toBe(200);
  expect(server.posts()).toMatchObject([{ bytes: 300 * MB }]);
  expect(most).toBeLessThan(150 * MB);
}, 60_000);
