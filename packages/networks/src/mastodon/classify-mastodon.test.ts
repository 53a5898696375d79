import { describe, expect, it } from "vitest";
import { answer, failure } from "../testing/outcomes.ts";
import { classifyMastodon } from "./classify-mastodon.ts";

const NOW = Date.UTC(2026, 10, 20);

describe("statuses with Mastodon's own error body: the same in every phase", () => {
  it.each([
    [400, "refused"],
    [401, "reconnect"],
    [403, "reconnect"],
    [404, "refused"],
    [410, "refused"],
    [422, "refused"],
  ])("%i is %s", (status, kind) => {
    for (const phase of ["prepare", "commit", "read"] as const) {
      expect(classifyMastodon("post", answer(status, { error: "why" }), phase, NOW)).toMatchObject({
        kind,
        code: `HTTP_${status}`,
        status,
      });
    }
  });

  it("shows the server's words, but does not read them", () => {
    const rude = answer(422, { error: "Too many requests, try again later" });
    expect(classifyMastodon("post", rude, "commit", NOW)).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("try again later"),
    });
  });
});

describe("everything else is a doubt at commit, and only a nuisance elsewhere", () => {
  it.each([
    ["500", answer(500, { error: "problem" }), "HTTP_500"],
    ["503, also when two requests met", answer(503, { error: "temporary" }), "HTTP_503"],
    ["a page of HTML", answer(502), "HTTP_502"],
    ["a redirect", answer(302, {}), "HTTP_302"],
    ["a status nobody knows", answer(418, { error: "teapot" }), "HTTP_418"],
    ["HTML with 200", answer(200), "NOT_JSON"],
    ["a dead socket", failure("ECONNRESET", true), "ECONNRESET"],
  ])("%s", (_what, outcome, code) => {
    expect(classifyMastodon("post", outcome, "commit", NOW)).toMatchObject({ kind: "unknown", code });
    expect(classifyMastodon("post", outcome, "prepare", NOW)).toMatchObject({ kind: "not-sent", code });
  });

  it.each([401, 403, 404, 413, 422])("%i from a proxy in between proves nothing at commit", (status) => {
    expect(classifyMastodon("post", answer(status), "commit", NOW).kind).toBe("unknown");
    expect(classifyMastodon("post", answer(status, { message: "no" }), "commit", NOW).kind).toBe("unknown");
  });
});

it("a file the proxy finds too large is refused", () => {
  expect(classifyMastodon("upload", answer(413), "prepare", NOW)).toMatchObject({
    kind: "refused",
    status: 413,
  });
});

it("knows that a refused connection sent nothing", () => {
  expect(classifyMastodon("post", failure("ENOTFOUND", false), "commit", NOW)).toMatchObject({
    kind: "not-sent",
  });
});

it("waits until the reset that Mastodon names as an instant", () => {
  const limited = answer(
    429,
    { error: "Too many requests" },
    { "x-ratelimit-reset": "2026-11-20T00:05:00.000000Z" },
  );
  expect(classifyMastodon("post", limited, "commit", NOW)).toMatchObject({
    kind: "rate-limited",
    retryAt: NOW + 300_000,
  });
});
