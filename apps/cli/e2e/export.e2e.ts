import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { makePlace, must, planrrr, startUp } from "./support/planrrr.ts";
import { ConnectionShape, PostShape } from "./support/shapes.ts";

const Exported = z.object({ folder: z.string(), counts: z.record(z.string(), z.number()) });
const Post = z.object({
  id: z.string(),
  text: z.string(),
  mediaIds: z.array(z.string()),
  attempts: z.array(z.object({ outcome: z.string() })),
});

/** One red pixel. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

test("a team takes along what is its own, whole or not at all", async () => {
  const place = await makePlace();
  const up = await startUp(place);
  const token = up.ready.sandbox[0]?.accounts[0]?.token ?? "";
  const service = up.ready.sandbox[0]?.url ?? "";
  await must(
    ConnectionShape,
    place,
    ["connections", "add", "mastodon", "--service", service, "--stdin"],
    token,
  );
  const file = path.join(place.home, "red.png");
  writeFileSync(file, picture);
  const sent = ["posts", "create", "With a picture", "--image", file, "--alt", "Red", "--wait"];
  await must(PostShape, place, sent);
  for (let turn = 0; turn < 3; turn += 1)
    await must(PostShape, place, ["posts", "create", `Draft ${turn}`, "--draft"]);

  const folder = path.join(place.home, "mine");
  const { counts } = await must(Exported, place, ["export", folder]);
  expect(readdirSync(folder).toSorted()).toEqual([
    "connections.jsonl",
    "deal-posts.jsonl",
    "figures.jsonl",
    "followers.jsonl",
    "media",
    "media.jsonl",
    "posts.jsonl",
    "recurrences.jsonl",
    "slots.jsonl",
    "team.json",
    "templates.jsonl",
  ]);
  expect(counts).toMatchObject({ connections: 1, posts: 4, media: 1 });
  const lines = (name: string) =>
    readFileSync(path.join(folder, name), "utf8")
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
  const posts = z.array(Post).parse(lines("posts.jsonl"));
  expect(posts.map(({ text }) => text).toSorted()).toEqual([
    "Draft 0",
    "Draft 1",
    "Draft 2",
    "With a picture",
  ]);
  const shown = posts.find(({ text }) => text === "With a picture");
  expect(shown?.attempts.map(({ outcome }) => outcome)).toContain("published");
  const [media] = lines("media.jsonl") as { file: string; alt: string }[];
  expect(media).toMatchObject({ file: `media/${shown?.mediaIds[0]}.png`, alt: "Red" });
  expect(readFileSync(path.join(folder, media?.file ?? ""))).toEqual(picture);
  for (const name of readdirSync(folder).filter((name) => name.includes(".json")))
    expect(readFileSync(path.join(folder, name), "utf8")).not.toContain(token);

  expect(await planrrr(place, ["export", folder])).toMatchObject({ code: 2, error: "FOLDER_NOT_EMPTY" });
  expect(await planrrr(place, ["export", file])).toMatchObject({ code: 2, error: "FOLDER_UNUSABLE" });
  await up.stop();
  const other = path.join(place.home, "other");
  mkdirSync(other);
  expect((await planrrr(place, ["export", other])).code).toBe(4);
  expect(readdirSync(other)).toEqual([]);
});
