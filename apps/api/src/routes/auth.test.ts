import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageOf, send, signUp } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const password = "a long enough password";
const newcomer = () => ({ name: "Ann", email: `${crypto.randomUUID()}@planrrr.test`, password });
const cookieOf = (answer: { headers: Headers }) =>
  answer.headers.getSetCookie().find((line) => line.includes("session_token")) ?? "";
const pairOf = (setCookie: string) => setCookie.split(";")[0] ?? "";

let api: TestApi;
let proxied: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  proxied = await startTestApi({ trustedProxies: ["loopback"] });
});
afterAll(async () => {
  await api.close();
  await proxied.close();
});

const fromPage = (origin: string, more: { [name: string]: string } = {}) => ({
  origin,
  "sec-fetch-site": "same-origin",
  "sec-fetch-mode": "cors",
  "sec-fetch-dest": "empty",
  ...more,
});

describe("signing in from a page", () => {
  test("on plain http sets a cookie that a browser keeps, and it opens the API", async () => {
    const answer = await send(api, "POST", "/api/auth/sign-up/email", newcomer(), fromPage(api.url));
    expect(answer.status).toBe(200);
    const cookie = cookieOf(answer);
    expect(cookie).toMatch(/^planrrr\.session_token=.*HttpOnly; SameSite=Lax$/);
    expect((await send(api, "GET", "/api/posts", undefined, { cookie: pairOf(cookie) })).status).toBe(200);
  });

  test("behind a trusted proxy that speaks https the cookie is Secure", async () => {
    const forwarded = { "x-forwarded-proto": "https", "x-forwarded-host": "planrrr.example" };
    const answer = await send(
      proxied,
      "POST",
      "/api/auth/sign-up/email",
      newcomer(),
      fromPage("https://planrrr.example", forwarded),
    );
    expect(answer.status).toBe(200);
    const cookie = cookieOf(answer);
    expect(cookie).toMatch(/^__Secure-planrrr\.session_token=.*; Secure/);
    expect(answer.headers.get("strict-transport-security")).toMatch(/^max-age=/);
    const list = await send(proxied, "GET", "/api/posts", undefined, {
      ...forwarded,
      cookie: pairOf(cookie),
    });
    expect(list.status).toBe(200);
  });

  test("a stranger's X-Forwarded headers change nothing", async () => {
    const forwarded = { "x-forwarded-proto": "https", "x-forwarded-host": "evil.example" };
    const answer = await send(
      api,
      "POST",
      "/api/auth/sign-up/email",
      newcomer(),
      fromPage("https://evil.example", forwarded),
    );
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({ code: "INVALID_ORIGIN" });
    expect(answer.headers.get("strict-transport-security")).toBeNull();
  });

  test("of another site is refused, with the reason and what to do", async () => {
    const answer = await send(
      api,
      "POST",
      "/api/auth/sign-in/email",
      newcomer(),
      fromPage("https://evil.example"),
    );
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({
      code: "INVALID_ORIGIN",
      detail: expect.stringContaining("BASE_URL"),
    });
  });
});

describe("signing in from a program", () => {
  test("needs no Origin, also with a cookie jar", async () => {
    const ann = newcomer();
    const cookie = pairOf(cookieOf(await send(api, "POST", "/api/auth/sign-up/email", ann)));
    expect((await send(api, "POST", "/api/auth/sign-out", undefined, { cookie })).status).toBe(200);
    const answer = await send(api, "POST", "/api/auth/sign-in/email", ann);
    expect(answer.json).toMatchObject({ token: expect.any(String), user: { email: ann.email } });
  });

  test("an API key opens the API in both headers, and nothing of the account", async () => {
    const ann = await signUp(api);
    const { key } = (await ann.send("POST", "/api/auth/api-key/create", { name: "script" })).json as {
      key: string;
    };
    expect(key).toMatch(/^planrrr_/);
    const ways: { [name: string]: string }[] = [{ "x-api-key": key }, { authorization: `Bearer ${key}` }];
    for (const headers of ways) {
      expect(pageOf(await send(api, "GET", "/api/posts", undefined, headers)).items).toEqual([]);
      expect((await send(api, "POST", "/api/auth/api-key/create", { name: "more" }, headers)).status).toBe(
        401,
      );
    }
  });

  test("a JWT opens the API and can be checked against the key set", async () => {
    const ann = await signUp(api);
    const { token } = (await ann.send("GET", "/api/auth/token")).json as { token: string };
    expect(
      (await send(api, "GET", "/api/posts", undefined, { authorization: `Bearer ${token}` })).status,
    ).toBe(200);
    const header = JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()) as {
      kid: string;
    };
    const { keys } = (await send(api, "GET", "/api/auth/jwks")).json as { keys: { kid: string }[] };
    expect(keys.map(({ kid }) => kid)).toContain(header.kid);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  test("a session ends at sign-out, for the API too", async () => {
    const ann = await signUp(api);
    expect((await ann.send("GET", "/api/posts")).status).toBe(200);
    await ann.send("POST", "/api/auth/sign-out", {});
    expect((await ann.send("GET", "/api/posts")).status).toBe(401);
  });
});

describe("refusals are problems with Better Auth's codes", () => {
  test.each([
    [{ password: "short" }, 400, "PASSWORD_TOO_SHORT"],
    [{ email: "none" }, 400, "VALIDATION_ERROR"],
  ])("%j", async (change, status, code) => {
    const answer = await send(api, "POST", "/api/auth/sign-up/email", { ...newcomer(), ...change });
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({
      code,
      status,
      detail: expect.any(String),
      requestId: expect.any(String),
    });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  test("wrong password, and an address nobody has, look the same", async () => {
    const ann = newcomer();
    await send(api, "POST", "/api/auth/sign-up/email", ann);
    const answers = [
      await send(api, "POST", "/api/auth/sign-in/email", { ...ann, password: "a wrong long password" }),
      await send(api, "POST", "/api/auth/sign-in/email", newcomer()),
    ];
    for (const answer of answers)
      expect(answer.json).toMatchObject({ status: 401, code: "INVALID_EMAIL_OR_PASSWORD" });
  });

  test("a failure of ours tells nothing outside and why inside, without anybody's password", async () => {
    const ann = newcomer();
    await api.context.db.execute("alter table accounts rename column password to gone");
    const answer = await send(api, "POST", "/api/auth/sign-up/email", ann);
    await api.context.db.execute("alter table accounts rename column gone to password");
    expect(answer.json).toMatchObject({ code: "INTERNAL", status: 500 });
    expect(answer.text).not.toContain("column");
    const told = JSON.stringify(api.lines.filter((line) => line["level"] === "error"));
    expect(told).toContain("does not exist");
    expect(told).not.toContain(ann.email);
    // Nothing is left half made: the same address can sign up now.
    expect((await send(api, "POST", "/api/auth/sign-up/email", ann)).status).toBe(200);
  });

  test("10 MB are refused before anybody reads them", async () => {
    const answer = await send(api, "POST", "/api/auth/sign-in/email", {
      ...newcomer(),
      password: "a".repeat(10_000_000),
    });
    expect(answer.json).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE" });
  });
});

test("too many tries to sign in are told when to come back; another address is not held up", async () => {
  const strict = await startTestApi({ signInsPerMinute: 2, trustedProxies: ["loopback"] });
  const attempt = (address: string) =>
    send(strict, "POST", "/api/auth/sign-in/email", newcomer(), { "x-forwarded-for": address });
  const answers = [await attempt("203.0.113.1"), await attempt("203.0.113.1"), await attempt("203.0.113.1")];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 429]);
  expect(answers[2]?.json).toMatchObject({ code: "RATE_LIMITED" });
  expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(0);
  // What a client writes before the proxy's own entry does not count.
  expect((await attempt("198.51.100.9, 203.0.113.1")).status).toBe(429);
  expect((await attempt("203.0.113.2")).status).toBe(401);
  await strict.close();
});

test("asking who one is has the API's own limit, by address, which starts anew each minute", async () => {
  const strict = await startTestApi({ rateLimit: { perMinute: 3, writesPerMinute: 0 } });
  try {
    const ask = () => send(strict, "GET", "/api/auth/get-session");
    const statuses = [await ask(), await ask(), await ask(), await ask()].map(({ status }) => status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await ask()).headers.get("retry-after")).toMatch(/^\d+$/);
  } finally {
    await strict.close();
  }
});
