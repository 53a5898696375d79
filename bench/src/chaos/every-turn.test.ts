import { sweepPublications } from "@planrrr/publishing";
import { publishPublication } from "@planrrr/worker";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Client } from "../processes/client.ts";
import { Crash, type CrashPoint, crashingWorker, crashPoints } from "./crashing-worker.ts";
import { openStage, type Stage } from "./stage.ts";
import { createClock, type House, openHouse } from "./turns/open-house.ts";

// The real API, database, PDS and HTTP; only the clock is moved, and the worker dies where it is told to.

const clock = createClock();
let house: House;
let client: Client;
let stage: Stage;

beforeAll(async () => {
  house = await openHouse(inject("postgresUrl"), clock, []);
  client = house.newcomer;
  stage = await openStage(client, 1);
}, 60_000);

afterAll(async () => {
  await stage?.close();
  await house?.close();
});

/** What a worker knows of the world. */
const world = () => ({ apiUrl: house.api.url, internalApiKey: house.internalApiKey, now: clock.now });

interface Created {
  id: string;
  publications: { id: string }[];
}

/** Publishes until the end is reached: each round is a worker that is woken after leases and waits are over. */
async function publishToTheEnd(
  created: Created,
  first?: CrashPoint,
  afterFirst: () => Promise<void> = async () => undefined,
): Promise<{ status: string; rounds: number }> {
  const publicationId = created.publications[0]?.id ?? "";
  for (let round = 1; ; round += 1) {
    const worker = crashingWorker(world(), round === 1 ? first : undefined);
    const died = await dies(publishPublication(worker.ctx, publicationId));
    if (died !== (round === 1 && first !== undefined)) throw new Error(`Round ${round}: died is ${died}.`);
    await worker.close();
    if (round === 1) await afterFirst();
    const post = await client.get<{ publications: { status: string }[] }>(`/api/posts/${created.id}`);
    const status = post.publications[0]?.status ?? "MISSING";
    if ((status !== "SCHEDULED" && status !== "PUBLISHING") || round === 12) return { status, rounds: round };
    clock.moveOn(61_000);
    await sweepPublications(house.api.context.publishing);
  }
}

async function dies(attempt: Promise<unknown>): Promise<boolean> {
  try {
    await attempt;
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}

describe.each(["bluesky", "mastodon"] as const)("%s", (network) => {
  const write = async (text: string) => {
    const account = stage.accounts.find((entry) => entry.network === network);
    if (!account) throw new Error(`No ${network} account on stage.`);
    const created = await client.post<Created>("/api/posts/create", {
      text,
      connectionIds: [account.connectionId],
    });
    const timesShown = async () => (await account.listTexts()).filter((shown) => shown === text).length;
    return { created, timesShown };
  };

  test.each(crashPoints)("killed %s: it is out once", async (point) => {
    const { created, timesShown } = await write(`${network}, killed ${point}`);
    const { status, rounds } = await publishToTheEnd(created, point);
    expect({ status, shown: await timesShown() }).toEqual({ status: "PUBLISHED", shown: 1 });
    const { items } = await client.get<{ items: { outcome: string }[] }>(`/api/posts/${created.id}/attempts`);
    // When only the report's answer was lost everything is settled; otherwise somebody had to take over.
    expect(items.some(({ outcome }) => outcome === "taken-over")).toBe(point !== "report lost");
    expect(rounds).toBeLessThanOrEqual(point === "report lost" ? 1 : 3);
  });

  test.each([
    "accept-then-drop",
    "500-after-accept",
    "truncate",
    "empty",
    "html-after-accept",
    "drop-before-accept",
    "html",
    "status:503",
    "429:2",
    "delay:300",
  ])("%s on the call that publishes: it is out once", async (fault) => {
    const publishes = network === "bluesky" ? "/xrpc/com.atproto.repo.putRecord" : "/api/v1/statuses";
    await stage.setFaults({ seed: 1, rules: [{ fault, method: "POST", path: publishes, nth: 1 }] });
    const { created, timesShown } = await write(`${network}, ${fault}`);
    const { status } = await publishToTheEnd(created);
    expect({ status, shown: await timesShown() }).toEqual({ status: "PUBLISHED", shown: 1 });
  });

  test("killed after the call and met by broken questions: nothing is sent before an answer", async () => {
    const asks = network === "bluesky" ? "/xrpc/com.atproto.repo.getRecord" : "/api/v1/accounts/*/statuses";
    await stage.setFaults({ seed: 1, rules: [] });
    const { created, timesShown } = await write(`${network}, broken questions`);
    const { status, rounds } = await publishToTheEnd(created, "commit lost", () =>
      stage.setFaults({ seed: 1, rules: [{ fault: "status:503", path: asks, count: 3 }] }),
    );
    expect(rounds).toBeGreaterThan(3);
    expect({ status, shown: await timesShown() }).toEqual({ status: "PUBLISHED", shown: 1 });
  });

  test("two workers at once: one publishes, the other finds it taken", async () => {
    await stage.setFaults({ seed: 1, rules: [] });
    const { created, timesShown } = await write(`${network}, two at once`);
    const workers = [1, 2].map(() => crashingWorker(world()));
    const publicationId = created.publications[0]?.id ?? "";
    const outcomes = await Promise.all(workers.map(({ ctx }) => publishPublication(ctx, publicationId)));
    await Promise.all(workers.map((worker) => worker.close()));
    expect(outcomes.filter((outcome) => outcome === "published")).toHaveLength(1);
    expect(["leased", "finished"]).toContain(outcomes.find((outcome) => outcome !== "published"));
    expect(await timesShown()).toBe(1);
  });
});
