import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { QueueUnavailableError } from "./errors.ts";
import { pause } from "./pause.ts";
import { BACKENDS, startMortalBackend } from "./testing/backends.ts";
import type { MortalBackend } from "./testing/backends.ts";
import { openQueue, openWorker } from "./testing/jobs.ts";
import { noteJob } from "./testing/note-job.ts";
import { startRedisServer } from "./testing/redis-server.ts";

const EVENTUALLY = { timeout: 15_000, interval: 25 };

describe.each(BACKENDS)("%s is killed and comes back", (name) => {
  let backend: MortalBackend;
  beforeAll(async () => {
    backend = await startMortalBackend(name);
  });
  afterAll(() => backend.stop());

  test("adding fails fast meanwhile and works afterwards, with the same producer", async () => {
    const queue = openQueue(backend.config);
    await queue.add(noteJob, { text: "before" });
    await backend.kill();
    const asked = performance.now();
    await expect(queue.add(noteJob, { text: "meanwhile" })).rejects.toBeInstanceOf(QueueUnavailableError);
    await expect(queue.ping()).rejects.toBeInstanceOf(QueueUnavailableError);
    // Each gives up after two seconds; a query would be waited for fifteen.
    expect(performance.now() - asked).toBeLessThan(10_000);
    await backend.revive();
    await vi.waitFor(() => queue.add(noteJob, { text: "after" }), EVENTUALLY);
    const worker = openWorker(backend.config);
    await vi.waitFor(
      () => expect(worker.texts).toEqual(expect.arrayContaining(["before", "after"])),
      EVENTUALLY,
    );
  });

  test("a producer and a worker begun meanwhile start by themselves", async () => {
    await backend.kill();
    const queue = openQueue(backend.config);
    const worker = openWorker(backend.config);
    await expect(queue.add(noteJob, { text: "early" })).rejects.toBeInstanceOf(QueueUnavailableError);
    await backend.revive();
    await worker.ready();
    await vi.waitFor(() => queue.add(noteJob, { text: "late" }), EVENTUALLY);
    await vi.waitFor(() => expect(worker.texts).toContain("late"), EVENTUALLY);
  });

  test("a worker comes back, wakes at once and still runs again what a dead one left", async () => {
    const queue = openQueue(backend.config);
    const dying = openWorker(backend.config, () => new Promise(() => {}), { lockMs: 2_000 });
    await queue.add(noteJob, { text: "left behind" });
    await vi.waitFor(() => expect(dying.texts).toEqual(["left behind"]), EVENTUALLY);
    const worker = openWorker(backend.config, undefined, { lockMs: 2_000 });
    await worker.ready();

    await backend.kill();
    await dying.close({ deadlineMs: 0 });
    await pause(1_000);
    await backend.revive();

    await vi.waitFor(() => expect(worker.texts).toContain("left behind"), EVENTUALLY);
    await vi.waitFor(() => queue.add(noteJob, { text: "fresh" }), EVENTUALLY);
    await vi.waitFor(() => expect(worker.texts).toContain("fresh"), EVENTUALLY);
    await queue.add(noteJob, { text: "prompt" });
    // Less than the 5 s after which it would look by itself: it was woken.
    await vi.waitFor(() => expect(worker.texts).toContain("prompt"), { timeout: 4_000, interval: 10 });
  }, 40_000);

  test("a job that ran through the outage ends once", async () => {
    const queue = openQueue(backend.config);
    let finish = () => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    const worker = openWorker(backend.config, () => held);
    await queue.add(noteJob, { text: "long" });
    await vi.waitFor(() => expect(worker.texts).toEqual(["long"]), EVENTUALLY);
    await backend.kill();
    finish();
    await vi.waitFor(() => expect(worker.reports).toHaveLength(1), EVENTUALLY);
    await backend.revive();
    await vi.waitFor(
      async () => expect(await queue.counts("test")).toEqual({ waiting: 0, active: 0, delayed: 0 }),
      EVENTUALLY,
    );
    expect(worker.texts).toEqual(["long"]);
  });

  test("closing does not hang while it is away", async () => {
    const queue = openQueue(backend.config);
    const worker = openWorker(backend.config);
    await worker.ready();
    await queue.ping();
    await backend.kill();
    const asked = performance.now();
    await worker.close({ deadlineMs: 500 });
    await queue.close();
    expect(performance.now() - asked).toBeLessThan(10_000);
    await backend.revive();
  });
});

test("Redis comes back empty: jobs are lost, producer and worker go on", async () => {
  const server = await startRedisServer();
  const config = { backend: "redis", url: server.url } as const;
  try {
    const queue = openQueue(config);
    const worker = openWorker(config);
    await worker.ready();
    await queue.add(noteJob, { text: "lost" }, { id: "lost", runAt: new Date(Date.now() + 60_000) });
    await server.flush();
    expect(await queue.counts("test")).toEqual({ waiting: 0, active: 0, delayed: 0 });
    await queue.add(noteJob, { text: "again" }, { id: "lost" });
    await queue.addBulk([{ job: noteJob, payload: { text: "later" }, runAt: new Date(Date.now() + 200) }]);
    await vi.waitFor(() => expect(worker.texts).toEqual(["again", "later"]), EVENTUALLY);
    await Promise.all([worker.close(), queue.close()]);
  } finally {
    await server.stop();
  }
});
