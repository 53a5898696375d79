import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSend } from "./send.ts";

type Reply = { status: number; headers?: { [name: string]: string } } | "hang up";

async function serve(replies: Reply[]) {
  const keys: unknown[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers["idempotency-key"]);
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      bodies.push(body);
      const reply = replies.shift() ?? { status: 200 };
      if (reply === "hang up") request.socket.destroy();
      else response.writeHead(reply.status, reply.headers).end();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/x`, keys, bodies, close: () => server.close() };
}

const pauses: number[] = [];
const send = createSend({ pause: async (ms) => void pauses.push(ms) });
const write = (url: string) => new Request(url, { method: "POST", body: "what" });

describe("sending", () => {
  test("tries of one write carry one key, and two writes carry two", async () => {
    const server = await serve(["hang up", { status: 503 }, { status: 201 }]);
    expect((await send(write(server.url))).status).toBe(201);
    await send(write(server.url));
    expect(server.bodies).toEqual(["what", "what", "what", "what"]);
    expect(server.keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(server.keys.slice(0, 3)).size).toBe(1);
    expect(server.keys[3]).not.toBe(server.keys[0]);
  });

  test("waits as long as the server asks, but not for minutes", async () => {
    pauses.length = 0;
    const short = await serve([{ status: 503, headers: { "retry-after": "2" } }]);
    await send(write(short.url));
    expect(pauses).toEqual([2_000]);
    const long = await serve([{ status: 503, headers: { "retry-after": "600" } }]);
    expect((await send(write(long.url))).status).toBe(503);
    expect(pauses).toEqual([2_000]);
  });

  test("what the server decided is not asked again", async () => {
    const server = await serve([{ status: 422 }]);
    expect((await send(write(server.url))).status).toBe(422);
    expect(server.keys).toHaveLength(1);
  });

  test("nobody there: told at once, with what to do", async () => {
    const server = await serve([]);
    server.close();
    await expect(send(write(server.url))).rejects.toMatchObject({ code: "SERVER_UNREACHABLE", exitCode: 4 });
  });
});
