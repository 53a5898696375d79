import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let cookie: string;
beforeAll(async () => {
  api = await startTestApi({ rateLimit: { perMinute: 0, writesPerMinute: 0 } });
  ann = await signUp(api);
  const credentials = { name: "Bea", email: "bea@planrrr.test", password: "a long enough password" };
  const answer = await send(api, "POST", "/api/auth/sign-up/email", credentials);
  cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
});
afterAll(() => api.close());

const draft = { text: "Hello", connectionIds: [], draft: true };

describe("a change carried by a cookie", () => {
  const write = (headers: { [name: string]: string }) =>
    send(api, "POST", "/api/posts/create", draft, { cookie, ...headers });

  test("from our own page goes through", async () => {
    expect((await write({ origin: api.url })).status).toBe(201);
  });

  test("from a listed friend goes through", async () => {
    expect((await write({ origin: "https://friend.example", "sec-fetch-site": "cross-site" })).status).toBe(
      201,
    );
  });

  test("from a program without an Origin goes through", async () => {
    expect((await write({})).status).toBe(201);
  });

  test.each([
    ["another site's page", { origin: "https://evil.example" }],
    ["a sandboxed page", { origin: "null" }],
    ["the same host on another port", { origin: "http://127.0.0.1:1" }],
    ["a page that hides its origin", { "sec-fetch-site": "cross-site" }],
    ["a sister site", { "sec-fetch-site": "same-site" }],
  ] as [string, { [name: string]: string }][])("from %s is refused", async (_, headers) => {
    const answer = await write(headers);
    expect(answer.json).toMatchObject({ code: "FORBIDDEN", status: 403 });
  });

  test("over /rpc is refused just so", async () => {
    const answer = await send(
      api,
      "POST",
      "/rpc/posts/create",
      { json: draft },
      { cookie, origin: "https://evil.example" },
    );
    expect(answer.status).toBe(403);
  });
});

test("a change by token needs no Origin and minds none", async () => {
  expect(
    (await ann.send("POST", "/api/posts/create", draft, { origin: "https://evil.example" })).status,
  ).toBe(201);
});

describe("CORS", () => {
  test("a listed origin may read answers with credentials", async () => {
    const answer = await send(api, "GET", "/api/posts", undefined, {
      cookie,
      origin: "https://friend.example",
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://friend.example");
    expect(answer.headers.get("access-control-allow-credentials")).toBe("true");
    expect(answer.headers.get("vary")).toBe("Origin");
  });

  test("and asks beforehand", async () => {
    const answer = await send(api, "OPTIONS", "/api/posts/create", undefined, {
      origin: "https://friend.example",
      "access-control-request-method": "POST",
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
  });

  test("nobody else may", async () => {
    const answer = await send(api, "GET", "/api/posts", undefined, {
      cookie,
      origin: "https://evil.example",
    });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test.each(["/", "/api/posts", "/api/docs", "/api/auth/ok", "/health/live", "/nothing"])(
  "%s carries the security headers",
  async (path) => {
    const { headers } = await send(api, "GET", path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-request-id")).toBeTruthy();
    expect(headers.get("strict-transport-security")).toBeNull();
  },
);

test("requests are limited by account, writes sooner, each with standard headers", async () => {
  const strict = await startTestApi({ rateLimit: { perMinute: 6, writesPerMinute: 2 } });
  const [cleo, dan] = [await signUp(strict, "cleo"), await signUp(strict, "dan")];
  const first = await cleo.send("POST", "/api/posts/create", draft);
  expect(first.headers.get("ratelimit-limit")).toBe("2");
  expect(first.headers.get("ratelimit-remaining")).toBe("1");
  expect(first.headers.get("ratelimit-policy")).toBe("2;w=60");
  await cleo.send("POST", "/api/posts/create", draft);
  const refused = await cleo.send("POST", "/api/posts/create", draft);
  expect(refused.json).toMatchObject({ code: "RATE_LIMITED", status: 429 });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("ratelimit-remaining")).toBe("0");
  const reads = [];
  for (let n = 0; n < 4; n++) reads.push((await cleo.send("GET", "/api/posts")).status);
  expect(reads).toEqual([200, 200, 200, 429]);
  expect((await dan.send("GET", "/api/posts")).status).toBe(200);
  const guesses = [];
  for (let n = 0; n < 7; n++)
    guesses.push((await send(strict, "GET", "/api/posts", undefined, { "x-api-key": `guess-${n}` })).status);
  expect(guesses).toEqual([401, 401, 401, 401, 401, 401, 429]);
  await strict.close();
});
