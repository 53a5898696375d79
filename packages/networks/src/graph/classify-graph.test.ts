import { describe, expect, it } from "vitest";
import { answer, failure } from "../testing/outcomes.ts";
import { classifyGraph } from "./classify-graph.ts";

const NOW = Date.UTC(2026, 10, 20);
const MINUTE = 60_000;

const say = (code: number, error_subcode?: number, rest: { [key: string]: string | boolean } = {}) => ({
  error: {
    message: "Words",
    type: "OAuthException",
    code,
    fbtrace_id: "A",
    ...(error_subcode && { error_subcode }),
    ...rest,
  },
});
const at = (
  phase: "prepare" | "commit" | "read",
  code: number,
  subcode?: number,
  status = 400,
  headers = {},
) => classifyGraph("call", answer(status, say(code, subcode), headers), phase, NOW);

describe("what Meta's codes mean, in every phase", () => {
  it.each([
    ["a dead token", 190, 463, "reconnect"],
    ["a removed app", 190, 458, "reconnect"],
    ["a missing right", 10, undefined, "reconnect"],
    ["another missing right", 200, undefined, "reconnect"],
    ["the last of the rights", 299, undefined, "reconnect"],
    ["a restricted account", 25, 2207050, "reconnect"],
    ["the app's limit", 4, undefined, "rate-limited"],
    ["the person's limit", 17, undefined, "rate-limited"],
    ["the page's limit", 32, undefined, "rate-limited"],
    ["a custom limit", 613, undefined, "rate-limited"],
    ["the limit of pages", 80_001, undefined, "rate-limited"],
    ["the limit of Instagram", 80_002, undefined, "rate-limited"],
    ["the last of the limits", 80_014, undefined, "rate-limited"],
    ["a block for a while", 368, undefined, "rate-limited"],
    ["the posts of the day", 9, 2207042, "rate-limited"],
    ["the same post again", 506, 1455006, "refused"],
    ["a picture too large", 36_000, 2207004, "refused"],
    ["a wrong ratio", 36_003, 2207009, "refused"],
    ["a caption too long", 36_004, 2207010, "refused"],
    ["a wrong video", 352, 2207026, "refused"],
    ["a wrong carousel", 100, 2207028, "refused"],
    ["a wrong picture", 324, 2069019, "refused"],
    ["a container that is gone", 24, 2207008, "not-sent"],
    ["a container too old", -2, 2207020, "not-sent"],
    ["a container not ready", 9007, 2207027, "not-sent"],
    ["a file it could not fetch", 9004, 2207052, "not-sent"],
    ["an upload that slipped", 6001, 1363037, "not-sent"],
  ])("%s: %i/%s is %s", (_what, code, subcode, kind) => {
    for (const phase of ["prepare", "commit", "read"] as const)
      expect(at(phase, code, subcode).kind).toBe(kind);
  });

  it.each([
    ["4/2207051, with which posts have gone live", 4, 2207051, 400],
    ["trouble of Instagram's own", -1, 2207001, 400],
    ["a failed upload", -1, 2207053, 400],
    ["an unknown error", 1, undefined, 500],
    ["a service that is away", 2, undefined, 503],
    ["a closed upload", 6001, 1363041, 400],
    ["a code nobody knows, with 500", 4711, undefined, 500],
  ])("%s is a doubt at commit alone", (_what, code, subcode, status) => {
    expect(at("commit", code, subcode, status).kind).toBe("unknown");
    expect(at("prepare", code, subcode, status).kind).toBe("not-sent");
  });

  it("believes Meta that an error passes", () => {
    const transient = answer(400, say(4711, undefined, { is_transient: true }));
    expect(classifyGraph("call", transient, "prepare", NOW).kind).toBe("not-sent");
  });

  it("shows the words made for people, but reads none", () => {
    const words = answer(400, say(36_003, 2207009, { error_user_msg: "rate limit, try again later" }));
    expect(classifyGraph("call", words, "commit", NOW)).toMatchObject({
      kind: "refused",
      code: "GRAPH_36003_2207009",
      message: expect.stringContaining("try again later"),
    });
  });
});

describe("how long to wait", () => {
  const usage = (minutes: number) => ({
    "x-business-use-case-usage": JSON.stringify({
      1: [{ type: "pages", estimated_time_to_regain_access: minutes }],
    }),
  });

  it("is what Meta estimates, or its usual span", () => {
    expect(at("commit", 80_001, undefined, 400, usage(19)).retryAt).toBe(NOW + 19 * MINUTE);
    expect(at("commit", 4, undefined, 403).retryAt).toBe(NOW + 5 * MINUTE);
    expect(at("commit", 368).retryAt).toBe(NOW + 60 * MINUTE);
    expect(at("commit", 4, undefined, 429, { "retry-after": "30" }).retryAt).toBe(NOW + 30_000);
  });

  it("survives a header that is none", () => {
    expect(at("commit", 4, undefined, 400, { "x-business-use-case-usage": "<html>" }).retryAt).toBe(
      NOW + 5 * MINUTE,
    );
  });
});

describe("what is not Meta's own proves nothing", () => {
  it.each([400, 401, 403, 404, 302, 502])("%i from a proxy in between", (status) => {
    expect(classifyGraph("call", answer(status), "commit", NOW).kind).toBe("unknown");
    expect(classifyGraph("call", answer(status, { message: "no" }), "prepare", NOW).kind).toBe("not-sent");
  });

  it("knows that a refused connection sent nothing", () => {
    expect(classifyGraph("call", failure("ECONNREFUSED", false), "commit", NOW).kind).toBe("not-sent");
    expect(classifyGraph("call", failure("ECONNRESET", true), "commit", NOW).kind).toBe("unknown");
  });
});

it("reads the errors of api.instagram.com", () => {
  const login = answer(400, {
    error_type: "OAuthException",
    code: 400,
    error_message: "Invalid platform app",
  });
  expect(classifyGraph("call", login, "read", NOW)).toMatchObject({ kind: "refused", code: "GRAPH_100" });
});
