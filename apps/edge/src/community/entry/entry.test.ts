import { beforeEach, describe, expect, test } from "vitest";
import { env, fetchEdge } from "../../testing/edge.ts";
import { listen, openSocket } from "../../testing/enter-room.ts";
import { makeToken, startFakeCore, type TokenMaking } from "../../testing/fake-core.ts";
import { edgeSettings } from "../../edge-settings.ts";
import { isOwnOrigin } from "./own-origin.ts";
import { isOneOf } from "./same-key.ts";

beforeEach(() => void startFakeCore());

describe("the door", () => {
  test("opens for the core's token, and takes up the protocol that was offered", async () => {
    const token = await makeToken({ teamId: "door" });
    const answer = await fetchEdge("/api/community/door/ws", {
      headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": `planrrr.v1, token.${token}` },
    });
    expect(answer.status).toBe(101);
    expect(answer.headers.get("Sec-WebSocket-Protocol")).toBe("planrrr.v1");
    answer.webSocket?.accept();
    answer.webSocket?.close();
  });

  test("opens for a token in the address", async () => {
    const token = await makeToken({ teamId: "address" });
    const answer = await fetchEdge(`/api/community/address/ws?token=${token}`, {
      headers: { Upgrade: "websocket" },
    });
    if (!answer.webSocket) throw new Error(await answer.text());
    expect(answer.headers.get("Sec-WebSocket-Protocol")).toBeNull();
    expect(await listen(answer.webSocket).next("PRESENCE_UPDATE")).toMatchObject({ count: 1 });
  });

  const refused: [string, TokenMaking][] = [
    ["forged", { forged: true }],
    ["expired", { secondsLeft: -60 }],
    ["for somebody else", { claims: { aud: "planrrr" } }],
    ["of another core", { claims: { iss: "http://elsewhere.test" } }],
    ["living for a day", { secondsLeft: 86_400 }],
    ["of nobody", { claims: { sub: "" } }],
    ["of an unknown role", { claims: { role: "king" } }],
    ["without a team", { claims: { teamId: undefined } }],
    ["without an end", { claims: { exp: undefined } }],
  ];
  test.each(refused)("a token that is %s is told so and closed with 4401", async (_name, making) => {
    const client = await openSocket("door", await makeToken({ teamId: "door" }, making));
    expect(await client.next("ERROR")).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  test.each([undefined, "", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])(
    "no token, or none worth the name (%s): 4401",
    async (token) => {
      expect(await (await openSocket("door", token)).closed).toMatchObject({ code: 4401 });
    },
  );

  test("a clock that is half a minute behind does no harm", async () => {
    const client = await openSocket("late", await makeToken({ teamId: "late" }, { secondsLeft: -20 }));
    expect(await client.next("PRESENCE_UPDATE")).toMatchObject({ count: 1 });
  });

  test("another team's token is closed with 4403", async () => {
    const client = await openSocket("door", await makeToken({ teamId: "window" }));
    expect(await client.next("ERROR")).toMatchObject({ code: "WRONG_TEAM" });
    expect(await client.closed).toMatchObject({ code: 4403 });
  });

  test("pages of other origins are refused, and plain requests are told what is spoken here", async () => {
    const token = await makeToken({ teamId: "door" });
    const ask = async (headers: { [name: string]: string }) =>
      (await fetchEdge(`/api/community/door/ws?token=${token}`, { headers })).status;
    expect(await ask({ Upgrade: "websocket", Origin: "https://evil.test" })).toBe(403);
    expect(await ask({ Upgrade: "websocket", Origin: "null" })).toBe(403);
    expect(await ask({})).toBe(426);
  });
});

test("REST asks for the same token", async () => {
  const ask = async (teamId: string, token?: string) =>
    fetchEdge(`/api/community/${teamId}/presence`, {
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    });
  expect((await ask("rest", await makeToken({ teamId: "rest" }))).status).toBe(200);
  const nobody = await ask("rest");
  expect(nobody.status).toBe(401);
  expect(await nobody.json()).toMatchObject({ code: "UNAUTHENTICATED" });
  expect((await ask("rest", await makeToken({ teamId: "rest" }, { forged: true }))).status).toBe(401);
  expect((await ask("rest", await makeToken({ teamId: "other" }))).status).toBe(403);
});

test("a machine's names for itself are one, other origins are not ours", () => {
  const own = ["http://127.0.0.1:3000", "https://planrrr.example"];
  expect(isOwnOrigin("http://localhost:3000", own)).toBe(true);
  expect(isOwnOrigin("https://planrrr.example", own)).toBe(true);
  for (const other of ["http://localhost:3001", "https://planrrr.example.evil.test", "null", "", "x"])
    expect(isOwnOrigin(other, own)).toBe(false);
});

test("either key opens while it is changed, and none but those", async () => {
  const keys = edgeSettings(env).internalKeys;
  expect(await isOneOf("the-new-key", keys)).toBe(true);
  expect(await isOneOf("the-old-key", keys)).toBe(true);
  for (const wrong of ["the-new-key,the-old-key", "the-new-ke", "", null])
    expect(await isOneOf(wrong, keys)).toBe(false);
  expect(await isOneOf("", [""])).toBe(false);
});
