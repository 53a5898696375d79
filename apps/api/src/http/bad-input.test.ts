import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, send, signUp } from "../testing/person.ts";
import { futurePost, seedConnection } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let connection: string;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  connection = await seedConnection(api, ann);
});
afterAll(() => api.close());

const create = (change: object) =>
  ann.send("POST", "/api/posts/create", { ...futurePost(connection), ...change });

describe("a body that can't be used", () => {
  test("10 MB", async () => {
    const answer = await create({ text: "a".repeat(10_000_000) });
    expect(answer.status).toBe(413);
    expect(answer.json).toMatchObject({ code: "PAYLOAD_TOO_LARGE", limitBytes: 1_000_000 });
    expect((await ann.send("GET", "/api/posts")).status).toBe(200);
  });

  test("10 MB of unannounced length are cut off early", async () => {
    const { port } = new URL(api.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(
      `POST /api/posts/create HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${ann.token}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = "a".repeat(65_536);
    let text = "";
    socket.on("error", () => undefined);
    socket.on("data", (data) => (text += data.toString()));
    for (let n = 0; n < 160 && !socket.destroyed; n++) socket.write(`10000\r\n${chunk}\r\n`);
    await new Promise((resolve) => socket.on("close", resolve));
    expect(text).toContain("413 Payload Too Large");
    expect(text).toContain("PAYLOAD_TOO_LARGE");
  });

  test("invalid JSON", async () => {
    const answer = await ann.send("POST", "/api/posts/create", '{"text": ');
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: "INVALID_JSON", type: "urn:planrrr:problem:invalid-json" });
  });

  test("not JSON at all", async () => {
    const answer = await ann.send("POST", "/api/posts/create", "text=hello", {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(answer.json).toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE", status: 415 });
  });

  test.each([["[]"], ["null"], ['"text"'], ["42"], [""]])("%j instead of an object", async (body) => {
    expect((await ann.send("POST", "/api/posts/create", body)).json).toMatchObject({
      code: "INVALID_INPUT",
      status: 400,
    });
  });
});

describe("input that breaks the contract names what is wrong", () => {
  test.each([
    [{ connectionIds: ["nonsense"] }, "connectionIds.0"],
    [{ connectionIds: [] }, "connectionIds"],
    [{ text: 5 }, "text"],
    [{ scheduledAt: "tomorrow" }, "scheduledAt"],
    [{ schedule: { localTime: "2099-01-01T00:00", timeZone: "UTC" } }, "schedule"],
    [{ mediaIds: "x" }, "mediaIds"],
  ])("%j", async (change, path) => {
    const answer = await create(change);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ code: "INVALID_INPUT", errors: [expect.objectContaining({ path })] });
  });

  test.each(["limit=0", "limit=1000", "limit=x", "cursor=nonsense", "status=NONE"])(
    "GET /api/posts?%s",
    async (query) => {
      expect((await ann.send("GET", `/api/posts?${query}`)).json).toMatchObject({ code: "INVALID_INPUT" });
    },
  );

  test("an id that is none", async () => {
    expect((await ann.send("GET", "/api/posts/1")).json).toMatchObject({
      code: "INVALID_INPUT",
      errors: [{ path: "id" }],
    });
  });
});

describe("input that the domain refuses", () => {
  test("an unknown network", async () => {
    const answer = await ann.send("POST", "/api/connections/friendster/credentials", { token: "x" });
    expect(answer.json).toMatchObject({ code: "UNKNOWN_NETWORK", status: 404 });
  });

  test("text over the network's limit", async () => {
    expect((await create({ text: "a".repeat(301) })).json).toMatchObject({
      code: "CONTENT_REFUSED",
      status: 422,
    });
  });

  test("a time zone that does not exist", async () => {
    const schedule = { localTime: "2099-01-01T09:00", timeZone: "Europe/Atlantis" };
    expect((await create({ scheduledAt: undefined, schedule })).json).toMatchObject({
      code: "TIME_ZONE_UNKNOWN",
      status: 422,
    });
  });

  test("a time that is over", async () => {
    expect((await create({ scheduledAt: "2020-01-01T00:00:00Z" })).json).toMatchObject({
      code: "TIME_IN_PAST",
      status: 422,
    });
  });

  test("a time in a DST gap is moved, and told", async () => {
    const schedule = { localTime: "2099-03-29T02:30", timeZone: "Europe/Berlin" };
    const answer = await create({ scheduledAt: undefined, schedule });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      schedule: {
        actualLocalTime: expect.stringContaining("2099-03-29T03:30"),
        adjustment: "moved-out-of-gap",
      },
    });
  });

  test("media that is not there", async () => {
    expect((await create({ mediaIds: [crypto.randomUUID()] })).json).toMatchObject({
      code: "MEDIA_NOT_FOUND",
      status: 422,
    });
  });
});

describe("a way that leads nowhere", () => {
  test.each([
    ["GET", "/nothing"],
    ["GET", "/api/nothing"],
    ["PUT", "/api/posts"],
    ["POST", "/rpc/nothing"],
    ["GET", "/api/auth/nothing"],
  ])("%s %s", async (method, path) => {
    const answer = await ann.send(method, path, method === "GET" ? undefined : {});
    expect(answer.status).toBe(404);
    expect(answer.json).toMatchObject({ code: "NOT_FOUND", requestId: expect.any(String) });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});

test("a bug is answered without its insides and logged with them", async () => {
  const { publishing } = api.context;
  const { newId } = publishing;
  publishing.newId = () => {
    throw new Error("secret detail");
  };
  const answer = await create({});
  publishing.newId = newId;
  expect(answer.status).toBe(500);
  expect(answer.json).toMatchObject({ code: "INTERNAL" });
  expect(answer.text).not.toContain("secret detail");
  const requestId = answer.headers.get("x-request-id");
  const line = api.lines.find((entry) => entry["requestId"] === requestId);
  expect(line).toMatchObject({
    level: "error",
    route: "/api/posts/create",
    err: { message: "secret detail" },
  });
});

test("a failed query is logged without its parameters", async () => {
  const { db } = api.context;
  await db.execute("alter table posts rename column content to contents");
  const answer = await create({ text: "what nobody should read in a log" });
  await db.execute("alter table posts rename column contents to content");
  expect(answer.status).toBe(500);
  const line = api.lines.find((entry) => entry["requestId"] === answer.headers.get("x-request-id"));
  expect(line).toMatchObject({
    err: { message: expect.stringContaining("content") },
    query: expect.stringContaining("posts"),
  });
  expect(JSON.stringify(line)).not.toContain("nobody should read");
});

test("a request keeps the id it came with", async () => {
  const answer = await send(api, "GET", "/health/live", undefined, { "x-request-id": "from-the-proxy-1" });
  expect(answer.headers.get("x-request-id")).toBe("from-the-proxy-1");
  const other = await send(api, "GET", "/health/live", undefined, { "x-request-id": "no spaces please" });
  expect(other.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});
