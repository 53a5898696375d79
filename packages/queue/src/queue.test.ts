import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { defineJob, handleJob } from "./define-job.ts";
import { UnknownJobError } from "./errors.ts";
import { startWorker } from "./start-worker.ts";
import { BACKENDS, startBackend } from "./testing/backends.ts";
import type { TestBackend } from "./testing/backends.ts";
import { openQueue, openWorker } from "./testing/jobs.ts";
import { noteJob } from "./testing/note-job.ts";

const SOON = { timeout: 8_000, interval: 10 };
const idle = { waiting: 0, active: 0, delayed: 0 };

describe.each(BACKENDS)("on %s", (name) => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startBackend(name);
  });
  afterAll(() => backend.stop());

  test("a job reaches its handler with its payload and id", async () => {
    const queue = openQueue(backend.config);
    const ids: string[] = [];
    const worker = openWorker(backend.config, async (_, { id }) => void ids.push(id));
    await queue.add(noteJob, { text: "hello" }, { id: "first" });
    await vi.waitFor(() => expect(worker.reports).toHaveLength(1), SOON);
    expect(worker.texts).toEqual(["hello"]);
    expect(ids).toEqual(["first"]);
    expect(worker.reports).toMatchObject([{ queue: "test", job: "note", id: "first", outcome: "completed" }]);
    await vi.waitFor(async () => expect(await queue.counts("test")).toEqual(idle), SOON);
  });

  test("an id that still waits is stored once", async () => {
    const queue = openQueue(backend.config);
    await queue.add(noteJob, { text: "one" }, { id: "once" });
    await queue.add(noteJob, { text: "two" }, { id: "once" });
    await queue.addBulk([
      { job: noteJob, payload: { text: "three" }, id: "once" },
      { job: noteJob, payload: { text: "other" }, id: "other" },
    ]);
    expect(await queue.counts("test")).toMatchObject({ waiting: 2 });
    const worker = openWorker(backend.config);
    await vi.waitFor(() => expect(worker.texts.toSorted()).toEqual(["one", "other"]), SOON);
  });

  test.each(["completed", "failed"] as const)("an id whose job %s is free again", async (outcome) => {
    const queue = openQueue(backend.config);
    const worker = openWorker(backend.config, async () => {
      if (outcome === "failed") throw new Error("no luck");
    });
    for (const round of [1, 2, 3]) {
      await queue.add(noteJob, { text: `round ${round}` }, { id: `again-${outcome}` });
      await vi.waitFor(() => expect(worker.reports).toHaveLength(round), SOON);
      await vi.waitFor(async () => expect(await queue.counts("test")).toEqual(idle), SOON);
    }
    expect(worker.reports.map((report) => report.outcome)).toEqual([outcome, outcome, outcome]);
    expect(worker.texts).toEqual(["round 1", "round 2", "round 3"]);
  });

  test("a job runs at its time, not before and not much later", async () => {
    const queue = openQueue(backend.config);
    const worker = openWorker(backend.config);
    await worker.ready();
    const runAt = new Date(Date.now() + 700);
    await queue.add(noteJob, { text: "later" }, { runAt });
    expect(await queue.counts("test")).toMatchObject({ delayed: 1 });
    await vi.waitFor(() => expect(worker.reports).toHaveLength(1), SOON);
    const [report] = worker.reports;
    expect(report?.lateMs).toBeGreaterThanOrEqual(0);
    expect(report?.lateMs).toBeLessThan(1_000);
  });

  test("thousands are added at once and each runs once", async () => {
    const queue = openQueue(backend.config);
    const texts = Array.from({ length: 2_500 }, (_, i) => `note ${i}`);
    await queue.addBulk(texts.map((text, i) => ({ job: noteJob, payload: { text }, id: `bulk-${i}` })));
    expect(await queue.counts("test")).toEqual({ ...idle, waiting: 2_500 });
    const worker = openWorker(backend.config, undefined, { concurrency: 50 });
    await vi.waitFor(() => expect(worker.reports).toHaveLength(2_500), { ...SOON, timeout: 18_000 });
    expect(new Set(worker.texts).size).toBe(2_500);
  });

  test("a job that has not begun can be taken back", async () => {
    const queue = openQueue(backend.config);
    await queue.add(noteJob, { text: "never" }, { id: "gone", runAt: new Date(Date.now() + 60_000) });
    await queue.remove("test", "gone");
    await queue.remove("test", "gone");
    expect(await queue.counts("test")).toEqual(idle);
  });

  test("what does not fit is refused before anything is stored", async () => {
    const queue = openQueue(backend.config);
    const wrong = JSON.parse('{"text":7}');
    await expect(queue.add(noteJob, wrong)).rejects.toThrow("a note needs a text");
    await expect(
      queue.addBulk([
        { job: noteJob, payload: { text: "good" } },
        { job: noteJob, payload: wrong },
      ]),
    ).rejects.toThrow("a note needs a text");
    await expect(queue.add(noteJob, { text: "x" }, { id: "a:b" })).rejects.toThrow(TypeError);
    await expect(queue.add(noteJob, { text: "x" }, { id: "42" })).rejects.toThrow(TypeError);
    expect(await queue.counts("test")).toEqual(idle);
  });

  test("a job nobody knows fails and stops nobody", async () => {
    const queue = openQueue(backend.config);
    const worker = openWorker(backend.config);
    await queue.add(defineJob({ ...noteJob, name: "unheard-of" }), { text: "?" });
    await queue.add(noteJob, { text: "known" });
    await vi.waitFor(() => expect(worker.reports).toHaveLength(2), SOON);
    const unknown = worker.reports.find((report) => report.job === "unheard-of");
    expect(unknown).toMatchObject({ outcome: "failed", error: expect.any(UnknownJobError) });
    expect(worker.texts).toEqual(["known"]);
  });

  test("closing waits for the job that runs and takes no other", async () => {
    const queue = openQueue(backend.config);
    let finish = () => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    const worker = openWorker(backend.config, () => held, { concurrency: 1 });
    await queue.addBulk([
      { job: noteJob, payload: { text: "running" } },
      { job: noteJob, payload: { text: "waiting" } },
    ]);
    await vi.waitFor(() => expect(worker.texts).toEqual(["running"]), SOON);
    const closing = worker.close();
    finish();
    await closing;
    expect(worker.reports).toMatchObject([{ outcome: "completed" }]);
    expect(await queue.counts("test")).toEqual({ ...idle, waiting: 1 });
    const next = openWorker(backend.config);
    await vi.waitFor(() => expect(next.texts).toEqual(["waiting"]), SOON);
  });

  test("what may wait comes behind what may not, whatever came first", async () => {
    const queue = openQueue(backend.config);
    await queue.addBulk(["a", "b"].map((text) => ({ job: noteJob, payload: { text }, priority: 1 })));
    await queue.add(noteJob, { text: "now" }, { priority: 0 });
    const worker = openWorker(backend.config, undefined, { concurrency: 1 });
    await vi.waitFor(() => expect(worker.texts).toEqual(["now", "a", "b"]), SOON);
  });

  test("each queue is worked on by as many as it is given", async () => {
    const [wide, narrow] = ["wide", "narrow"].map((queue) => defineJob({ ...noteJob, queue }));
    if (!wide || !narrow) throw new Error("Two were defined.");
    const queue = openQueue(backend.config);
    let finish = () => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    const begun: string[] = [];
    const handle = (definition: typeof wide) =>
      handleJob(definition, async () => {
        begun.push(definition.queue);
        await held;
      });
    const worker = startWorker(backend.config, [handle(wide), handle(narrow)], {
      concurrency: (name) => (name === "wide" ? 3 : 1),
    });
    onTestFinished(() => worker.close({ deadlineMs: 1_000 }));
    for (const job of [narrow, wide])
      await queue.addBulk([1, 2, 3].map((n) => ({ job, payload: { text: `${n}` } })));
    await vi.waitFor(() => expect(begun.toSorted()).toEqual(["narrow", "wide", "wide", "wide"]), SOON);
    expect(await queue.counts("narrow")).toEqual({ ...idle, active: 1, waiting: 2 });
    finish();
    await vi.waitFor(() => expect(begun).toHaveLength(6), SOON);
  });

  test("past the deadline the job's signal fires, and another worker runs it again", async () => {
    const queue = openQueue(backend.config);
    let stopped = false;
    const first = openWorker(
      backend.config,
      (_, { signal }) => {
        signal.addEventListener("abort", () => (stopped = true));
        return new Promise(() => {});
      },
      { lockMs: 1_000 },
    );
    await queue.add(noteJob, { text: "stubborn" });
    await vi.waitFor(() => expect(first.texts).toEqual(["stubborn"]), SOON);
    await first.close({ deadlineMs: 100 });
    expect(stopped).toBe(true);
    const second = openWorker(backend.config, undefined, { lockMs: 1_000 });
    await vi.waitFor(() => expect(second.texts).toEqual(["stubborn"]), SOON);
  });

  test("ping answers", async () => {
    await expect(openQueue(backend.config).ping()).resolves.toBeUndefined();
  });
});
