import { startWorker } from "@planrrr/worker";
import { createLogger } from "@planrrr/telemetry";
import { expect, inject, onTestFinished, test } from "vitest";
import { waitUntil } from "../../processes/wait-until.ts";
import { createClock, openHouse } from "./open-house.ts";
import { openNetworkStage } from "./open-network-stage.ts";

test("a network that hangs holds up its own posts alone", async () => {
  const clock = createClock();
  const [x, mastodon] = [
    await openNetworkStage("x", clock.now),
    await openNetworkStage("mastodon", clock.now),
  ];
  onTestFinished(async () => void (await Promise.all([x.close(), mastodon.close()])));
  const house = await openHouse(inject("postgresUrl"), clock, [x]);
  onTestFinished(() => house.close());
  const { newcomer, api, internalApiKey, databaseUrl } = house;
  const [slow, quick] = [await x.connect(newcomer), await mastodon.connect(newcomer)];
  const hang = { ...x.calls.publish, fault: "delay:4000" };
  x.faults.set({ rules: [hang] });
  const worker = startWorker(
    {
      workerId: "worker",
      apiUrl: api.url,
      internalApiKey,
      queue: { backend: "postgres", connectionString: databaseUrl },
      concurrency: 2,
      allowLoopback: true,
      allowedPrivateHosts: [],
    },
    { log: createLogger({ level: "silent" }).log },
  );
  onTestFinished(() => worker.stop());
  await worker.ready();

  const write = (connectionId: string, text: string) =>
    newcomer.post("/api/posts/create", { text, connectionIds: [connectionId] });
  for (let post = 1; post <= 6; post += 1) await write(slow, `Slow ${post}.`);
  await waitUntil("X hangs", async () => x.faults.pending === 2);
  // As many as there may be at once: the others are in line, and the connection says so.
  const { items } = await newcomer.get<{ items: { id: string; state: object }[] }>("/api/connections");
  expect(items.find(({ id }) => id === slow)?.state).toMatchObject({ atOnce: 30, sending: 2, waiting: 4 });

  for (let post = 1; post <= 4; post += 1) await write(quick, `Quick ${post}.`);
  await waitUntil("Mastodon's posts are out", async () => (await mastodon.listPosts()).length === 4);
  expect(x.faults.pending).toBeGreaterThan(0);
  const left = await newcomer.get<{ items: { status: string }[] }>("/api/posts?limit=100");
  expect(left.items.filter(({ status }) => status !== "PUBLISHED").length).toBeGreaterThanOrEqual(4);
  expect((await api.context.queue.counts("publish-x")).active).toBe(2);
  x.faults.set({ rules: [] });
}, 40_000);
