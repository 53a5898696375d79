import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { BACKENDS, startBackend } from "./testing/backends.ts";
import { openQueue, openWorker } from "./testing/jobs.ts";
import { noteJob } from "./testing/note-job.ts";

test.each(BACKENDS)("on %s the job of a worker killed with -9 runs again elsewhere, once", async (name) => {
  const backend = await startBackend(name);
  onTestFinished(() => backend.stop());
  const queue = openQueue(backend.config);
  await queue.add(noteJob, { text: "precious" }, { id: "precious" });

  const program = path.join(import.meta.dirname, "testing", "worker-process.ts");
  const doomed = spawn(process.execPath, [program, JSON.stringify(backend.config)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void doomed.kill("SIGKILL"));
  const [taken] = (await once(doomed.stdout, "data")) as [Buffer];
  expect(taken.toString()).toBe("precious\n");

  const heir = openWorker(backend.config, undefined, { lockMs: 2_000 });
  await heir.ready();
  doomed.kill("SIGKILL");
  await once(doomed, "exit");
  expect(heir.texts).toEqual([]);
  await vi.waitFor(() => expect(heir.texts).toEqual(["precious"]), { timeout: 15_000, interval: 20 });
  await vi.waitFor(
    async () => expect(await queue.counts("test")).toEqual({ waiting: 0, active: 0, delayed: 0 }),
    { timeout: 5_000 },
  );
  expect(heir.reports).toMatchObject([{ id: "precious", outcome: "completed" }]);
});
