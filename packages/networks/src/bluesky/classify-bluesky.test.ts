import { describe, expect, it } from "vitest";
import { answer, failure } from "../testing/outcomes.ts";
import { classifyBluesky } from "./classify-bluesky.ts";

const NOW = Date.UTC(2026, 10, 20);
const xrpc = (status: number, error: string) => answer(status, { error, message: "" });

describe("names that prove that nothing was written: the same in every phase", () => {
  it.each([
    [400, "ExpiredToken", "expired"],
    [400, "InvalidToken", "expired"],
    [401, "AuthMissing", "reconnect"],
    [401, "AuthenticationRequired", "reconnect"],
    [401, "AuthFactorTokenRequired", "reconnect"],
    [401, "AccountTakedown", "reconnect"],
    [401, "AccountDeactivated", "reconnect"],
    [403, "AccountNotFound", "reconnect"],
    [400, "RepoNotFound", "reconnect"],
    [400, "BlobNotFound", "not-sent"],
    [400, "InvalidMimeType", "refused"],
    [400, "InvalidSize", "refused"],
    [400, "BlobTooLarge", "refused"],
    [413, "PayloadTooLarge", "refused"],
    [400, "InvalidRequest", "refused"],
    [400, "InvalidRecord", "refused"],
    [400, "InvalidSwap", "unknown"],
  ])("%i %s is %s", (status, error, kind) => {
    for (const phase of ["prepare", "commit", "read"] as const) {
      expect(classifyBluesky("put", xrpc(status, error), phase, NOW)).toMatchObject({
        kind,
        code: error,
        status,
      });
    }
  });
});

describe("everything else is a doubt at commit, and only a nuisance elsewhere", () => {
  it.each([
    ["an unknown name", xrpc(400, "SomethingNew"), "SomethingNew"],
    ["a known name under the wrong status", xrpc(500, "InvalidRequest"), "InvalidRequest"],
    ["a server's error", xrpc(500, "InternalServerError"), "InternalServerError"],
    ["a server upstream", xrpc(502, "UpstreamFailure"), "UpstreamFailure"],
    ["a page of HTML", answer(400), "NOT_JSON"],
    ["HTML with 200", answer(200), "NOT_JSON"],
    ["a redirect", answer(302, {}), "HTTP_302"],
    ["an error that is no text", answer(400, { error: 5 }), "HTTP_400"],
    ["a name from the prototype", xrpc(400, "constructor"), "constructor"],
    ["a dead socket", failure("UND_ERR_SOCKET", true), "UND_ERR_SOCKET"],
    ["silence", failure("TIMEOUT", true), "TIMEOUT"],
  ])("%s", (_what, outcome, code) => {
    expect(classifyBluesky("put", outcome, "commit", NOW)).toMatchObject({ kind: "unknown", code });
    expect(classifyBluesky("put", outcome, "prepare", NOW)).toMatchObject({ kind: "not-sent", code });
  });
});

it("knows that a refused connection sent nothing", () => {
  expect(classifyBluesky("put", failure("ECONNREFUSED", false), "commit", NOW)).toMatchObject({
    kind: "not-sent",
  });
});

it("waits as long as the server says", () => {
  const limited = answer(
    429,
    { error: "RateLimitExceeded" },
    { "ratelimit-reset": String(NOW / 1000 + 120) },
  );
  expect(classifyBluesky("put", limited, "commit", NOW)).toMatchObject({
    kind: "rate-limited",
    retryAt: NOW + 120_000,
  });
  expect(classifyBluesky("put", answer(429), "commit", NOW)).toMatchObject({
    kind: "rate-limited",
    retryAt: NOW + 60_000,
  });
});
