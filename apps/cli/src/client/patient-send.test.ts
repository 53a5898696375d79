import { expect, test } from "vitest";
import { patientSend } from "./patient-send.ts";

function sender(...answers: { status?: number; headers?: { [name: string]: string } }[]) {
  const pauses: number[] = [];
  let asked = 0;
  const send = patientSend(
    async () => {
      const { status = 200, headers = {} } = answers[Math.min(asked++, answers.length - 1)] ?? {};
      return new Response("{}", { status, headers });
    },
    async (ms) => void pauses.push(ms),
  );
  return { ask: () => send(new Request("http://planrrr.test/")), pauses, asked: () => asked };
}

const room = (remaining: number) => ({
  "ratelimit-limit": "600",
  "ratelimit-remaining": String(remaining),
  "ratelimit-reset": "42",
});

test("a quarter of the minute's requests is left to others", async () => {
  const { ask, pauses } = sender({ headers: room(150) }, { headers: room(149) });
  await ask();
  expect(pauses).toEqual([]);
  await ask();
  expect(pauses).toEqual([42_000]);
});

test("too many: asked again when the server says, but not for ever", async () => {
  const once = sender({ status: 429, headers: { "retry-after": "30" } }, {});
  expect((await once.ask()).status).toBe(200);
  expect(once.pauses).toEqual([30_000]);
  const always = sender({ status: 429 });
  expect((await always.ask()).status).toBe(429);
  expect(always.asked()).toBe(5);
});

test("without a limit nobody waits", async () => {
  const { ask, pauses } = sender({});
  await ask();
  expect(pauses).toEqual([]);
});
