import { publishPublication, type WorkerContext } from "@planrrr/worker";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { crashingWorker } from "../crashing-worker.ts";
import { createClock, openHouse } from "./open-house.ts";
import { openNetworkStage } from "./open-network-stage.ts";

const publishers = 1_000;
/** Of them, in the hands of a worker that is held up. */
const slow = 20;
const texts = Array.from({ length: publishers }, (_, index) => `Post ${index + 1}.`);

test("a thousand publishers on one expired rotating token: one refresh call, and every post is out once", async () => {
  const clock = createClock();
  const stage = await openNetworkStage("x", clock.now);
  onTestFinished(() => stage.close());
  const house = await openHouse(inject("postgresUrl"), clock, [stage]);
  onTestFinished(() => house.close());
  const { newcomer, api, internalApiKey } = house;
  const post = await newcomer.post<{ id: string }>("/api/posts/create", {
    text: "The first of its kind.",
    connectionIds: [await stage.connect(newcomer)],
  });
  const ids = await copyPost(house.databaseUrl, post.id);
  // The access token is over; the refresh token works once, and its second use ends the sign-in.
  clock.moveOn(2 * 3_600_000);
  stage.faults.clear();
  const workers = [1, 2].map(() => crashingWorker({ apiUrl: api.url, internalApiKey, now: clock.now }));
  const contexts = workers.map(({ ctx }) => withHands(ctx, 30));
  /** All at once, each by one of the workers in turn; answers with those that have to come again. */
  const publishAll = async (ids: readonly string[], by: readonly WorkerContext[], gate?: Gate) => {
    const ends = await Promise.all(
      ids.map(async (id, index) => {
        const ctx = by[index % by.length];
        if (!ctx) throw new Error("Nobody works here.");
        return { id, outcome: await (gate ? gate.through(ctx, id) : publishPublication(ctx, id)) };
      }),
    );
    const open = ends.filter(({ outcome }) => outcome !== "published");
    for (const { outcome } of open) expect(["given-back", "held"]).toContain(outcome);
    return open.map(({ id }) => id);
  };
  // A worker that is held up sends nothing and gives its posts back: one always is, and on a busy machine the others
  // may be, too. What was given back comes round again, with the token that is there by then.
  const heldUp = contexts.map((ctx) => ({ ...ctx, monotonic: leapingClock() }));
  const gate = createGate(publishers);
  const [stranded, others] = await Promise.all([
    publishAll(ids.slice(0, slow), heldUp, gate),
    publishAll(ids.slice(slow), contexts, gate),
  ]);
  expect(stranded).toHaveLength(slow);
  // So that it tests something: hardly anybody was refreshed for before all had been refused.
  expect(gate.asked()).toBeGreaterThan(publishers / 2);
  let waiting = [...stranded, ...others];
  for (let turn = 1; waiting.length > 0 && turn < 8; turn += 1) {
    clock.moveOn(5 * 60_000);
    waiting = await publishAll(waiting, contexts);
  }
  expect(waiting).toEqual([]);
  await Promise.all(workers.map((worker) => worker.close()));
  const { requests } = stage.faults;
  expect(requests.filter(({ path }) => path === "/2/oauth2/token")).toHaveLength(1);
  expect((await stage.listPosts()).map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
}, 120_000);

/** Half a minute goes by between any two looks at it. */
function leapingClock(): () => number {
  let at = 0;
  return () => (at += 30_000);
}

/** Sends so many posts at once, as workers do: a call to the network does not wait for the machine. */
function withHands(ctx: WorkerContext, hands: number): WorkerContext {
  const { x } = ctx.networks;
  const queue: (() => void)[] = [];
  let busy = 0;
  const commit: typeof x.commit = async (...input) => {
    if (busy >= hands) await new Promise<void>((resolve) => queue.push(resolve));
    else busy += 1;
    try {
      return await x.commit(...input);
    } finally {
      const next = queue.shift();
      if (next) next();
      else busy -= 1;
    }
  };
  return { ...ctx, networks: { ...ctx.networks, x: { ...x, commit } } };
}

interface Gate {
  /** Publishes; who has been told that the token is old waits until all have been, or have ended. */
  through(ctx: WorkerContext, id: string): ReturnType<typeof publishPublication>;
  /** How many have asked for a new token. */
  asked(): number;
}

function createGate(expected: number): Gate {
  const { promise: open, resolve } = Promise.withResolvers<void>();
  const arrived = new Set<string>();
  let asked = 0;
  const arrive = (id: string) => {
    if (arrived.add(id).size === expected) resolve();
  };
  return {
    asked: () => asked,
    async through(ctx, id) {
      const refresh: WorkerContext["api"]["refresh"] = async (...input) => {
        asked += 1;
        arrive(id);
        await open;
        return ctx.api.refresh(...input);
      };
      try {
        return await publishPublication({ ...ctx, api: { ...ctx.api, refresh } }, id);
      } finally {
        arrive(id);
      }
    },
  };
}

/** As many posts like this one, with other words. Answers with the ids of their publications. */
async function copyPost(databaseUrl: string, postId: string): Promise<string[]> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const made = await database.query<{ id: string }>(
      `with made as (
         select gen_random_uuid() as post_id, gen_random_uuid() as id, text
         from unnest($2::text[]) as text
       ), copies as (
         insert into posts select (jsonb_populate_record(p, jsonb_build_object('id', made.post_id, 'text', made.text))).*
         from posts p, made where p.id = $1
       )
       insert into publications
       select (jsonb_populate_record(p, jsonb_build_object('id', made.id, 'post_id', made.post_id,
         'content', p.content || jsonb_build_object('text', made.text)))).*
       from publications p, made where p.post_id = $1
       returning id`,
      [postId, texts],
    );
    return made.rows.map(({ id }) => id);
  } finally {
    await database.end();
  }
}
