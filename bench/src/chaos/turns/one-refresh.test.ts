import { publishPublication } from "@planrrr/worker";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { crashingWorker } from "../crashing-worker.ts";
import { createClock, openHouse } from "./open-house.ts";
import { openNetworkStage } from "./open-network-stage.ts";

const publishers = 1_000;
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
  const outcomes = await Promise.all(
    workers.flatMap(({ ctx }, worker) =>
      ids.filter((_, index) => index % 2 === worker).map((id) => publishPublication(ctx, id)),
    ),
  );
  await Promise.all(workers.map((worker) => worker.close()));
  expect(new Set(outcomes)).toEqual(new Set(["published"]));
  const { requests } = stage.faults;
  expect(requests.filter(({ path }) => path === "/2/oauth2/token")).toHaveLength(1);
  // So that it tests something: each began with the old token, and was told so.
  expect(requests.length).toBeGreaterThan(2 * publishers);
  expect((await stage.listPosts()).map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
}, 60_000);

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
