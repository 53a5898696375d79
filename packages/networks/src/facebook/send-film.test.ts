import { type FacebookSandbox, startFacebook } from "@planrrr/sandbox-networks";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createIo, type TestIo } from "../testing/create-io.ts";
import { addFilm } from "../testing/meta-files.ts";
import { loginAs } from "../testing/meta-login.ts";
import type { Connected } from "../network.ts";
import { facebook } from "./index.ts";

let io: TestIo;
let server: FacebookSandbox;
let page: Connected;
beforeAll(async () => {
  server = await startFacebook({ processingMs: 0 });
});
beforeEach(async () => {
  server.reset();
  io = createIo();
  const [first] = await loginAs(io, server, facebook.oauth, "100000000000001");
  if (first === undefined) throw new Error("no page");
  page = first;
});
afterAll(() => server.close());

/** The line breaks once so many bytes of each of the first requests have arrived; the offsets of all are noted. */
function breakLine(after: number, times: number): { io: TestIo; offsets: number[] } {
  const offsets: number[] = [];
  const breaking: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    const offset = headers.get("offset");
    if (offset === null) return io.fetch(input, init);
    offsets.push(Number(offset));
    if (offsets.length > times || !(init?.body instanceof ReadableStream)) return io.fetch(input, init);
    const arrived = async () => {
      const response = await io.fetch(input, {
        headers: { authorization: headers.get("authorization") ?? "" },
      });
      return ((await response.json()) as { offset: number }).offset;
    };
    let left = after;
    const breakNow = async (controller: TransformStreamDefaultController<Uint8Array>) => {
      if (after > 0) await vi.waitUntil(async () => (await arrived()) > Number(offset), { timeout: 10_000 });
      controller.error(new Error("the line broke"));
    };
    const body = init.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        async transform(chunk, controller) {
          if (left <= 0) return breakNow(controller);
          controller.enqueue(chunk.subarray(0, left));
          left -= chunk.length;
        },
        // What was cut may have been the last piece.
        async flush(controller) {
          if (left < 0) await breakNow(controller);
        },
      }),
    );
    return io.fetch(input, { ...init, body });
  };
  return { io: { ...io, fetch: breaking }, offsets };
}

const content = () => ({
  text: "long way",
  media: [addFilm(io, { width: 1080, height: 1920, seconds: 60, bytes: 3_000_000 })],
  options: { facebook: { as: "reel" as const } },
});
const prepare = (through: TestIo) =>
  facebook.prepare(through, { publicationId: "1", content: content(), ...page });

it("goes on where the line broke, as often as it breaks", async () => {
  const broken = breakLine(1_000_000, 2);
  const { handle } = await prepare(broken.io);
  // At least three: what is asked may lag behind what arrives.
  expect(broken.offsets.length).toBeGreaterThanOrEqual(3);
  expect(broken.offsets).toEqual(broken.offsets.toSorted((a, b) => a - b));
  expect(broken.offsets[1]).toBeGreaterThan(0);
  await expect(facebook.commit(io, { ...page, handle })).rejects.toMatchObject({ code: "STILL_PROCESSING" });
  expect(server.posts()).toMatchObject([{ kind: "reel", text: "long way" }]);
});

it("gives up when nothing arrives at all", async () => {
  const broken = breakLine(0, 9);
  await expect(prepare(broken.io)).rejects.toMatchObject({ kind: "not-sent" });
  expect(broken.offsets).toEqual([0]);
});

it("sends nothing twice when only the answer was lost", async () => {
  server.faults.set({
    rules: [{ method: "POST", path: "/video-upload/*", fault: "accept-then-drop", count: 1 }],
  });
  const whole = breakLine(0, 0);
  await prepare(whole.io);
  expect(whole.offsets).toEqual([0]);
});
