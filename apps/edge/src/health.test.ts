import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";

const edge = (exports as unknown as { default: Fetcher }).default;

test("health tells of every binding", async () => {
  const answer = await edge.fetch("http://edge/health");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    status: "ok",
    bindings: {
      SOCIAL_TICKER_CACHE: "ok",
      DB: "ok",
      CommunityDurableObject: "ok",
      TickerDurableObject: "ok",
      variables: "ok",
    },
  });
});

test("what is not there is told as a problem", async () => {
  const answer = await edge.fetch("http://edge/nowhere");
  expect(answer.status).toBe(404);
  expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({ status: 404, code: "NOT_FOUND" });
});
