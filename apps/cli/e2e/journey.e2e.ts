import { readFileSync } from "node:fs";
import path from "node:path";
import { type BlueskyPds, startBlueskyPds } from "@planrrr/bluesky-pds";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { commandMs, inMs, makePlace, must, planrrr, startUp } from "./support/planrrr.ts";
import { processesOf } from "./support/processes.ts";
import { seen } from "./support/seen.ts";
import { ConnectionShape, PostShape, ShownPostShape } from "./support/shapes.ts";

let pds: BlueskyPds;
beforeAll(async () => {
  pds = await startBlueskyPds();
});
afterAll(() => pds.close());

const Login = z.record(z.string(), z.object({ apiKey: z.string() }));

describe("from nothing to a post on a real server", () => {
  test("sign up, connect, schedule by command and by API, seen once each, stop without a trace", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    const account = await pds.createAccount("journey.test");

    const person = ["--email", "ann@planrrr.test", "--name", "Ann", "--sign-up"];
    await must(
      z.object({ email: z.literal("ann@planrrr.test") }),
      { ...place, env: { PLANRRR_PASSWORD: "a long enough password" } },
      ["login", ...person],
    );

    const bluesky = await must(
      ConnectionShape,
      place,
      ["connections", "add", "bluesky", "--service", pds.url, "--identifier", account.handle, "--stdin"],
      await pds.createAppPassword(account),
    );
    const [mastodon] = up.ready.sandbox;
    if (!mastodon?.accounts[0]) throw new Error("no sandbox");
    const toot = await must(
      ConnectionShape,
      { ...place, env: { PLANRRR_CONNECTION_TOKEN: mastodon.accounts[0].token } },
      ["connections", "add", "mastodon", "--service", mastodon.url],
    );

    const both = ["--to", bluesky.id, "--to", toot.handle];
    const at = inMs(1_500 + (await commandMs(place)));
    const byCommand = await must(PostShape, place, [
      "posts",
      "create",
      "By command",
      ...both,
      "--at",
      at,
      "--wait",
    ]);
    expect(byCommand.status).toBe("PUBLISHED");
    expect(byCommand.publications.map(({ url }) => url)).not.toContain(null);

    const { apiKey } = Login.parse(JSON.parse(readFileSync(path.join(place.home, "cli.json"), "utf8")))[
      up.ready.url
    ] ?? { apiKey: "" };
    const response = await fetch(`${up.ready.url}/api/posts/create`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": apiKey, "idempotency-key": "journey-1" },
      body: JSON.stringify({
        text: "By API",
        connectionIds: [bluesky.id, toot.id],
        scheduledAt: inMs(2_000),
      }),
    });
    expect(response.status).toBe(201);
    await expect.poll(() => seen(mastodon.url, "By API"), { timeout: 40_000 }).toBe(1);
    await expect.poll(async () => (await pds.listPosts(account.did)).length, { timeout: 40_000 }).toBe(2);

    expect(await seen(mastodon.url, "By command")).toBe(1);
    const shown = await must(ShownPostShape, place, ["posts", "show", byCommand.id]);
    expect(shown.attempts.filter(({ outcome }) => outcome === "published")).toHaveLength(2);
    const listed = await must(z.object({ items: z.array(PostShape) }), place, [
      "posts",
      "list",
      "--status",
      "published",
    ]);
    expect(listed.items).toHaveLength(2);
    expect((await planrrr(place, ["doctor"])).code).toBe(0);

    expect(await up.stop("SIGINT")).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
    const texts = (await pds.listPosts(account.did)).map(({ value }) => value["text"]);
    expect(texts).toEqual(["By command", "By API"]);
  });

  test("a local start needs no login, a later start keeps account, connections and sandbox address", async () => {
    const place = await makePlace();
    const first = await startUp(place);
    const [mastodon] = first.ready.sandbox;
    if (!mastodon?.accounts[0]) throw new Error("no sandbox");
    await must(
      ConnectionShape,
      place,
      ["connections", "add", "mastodon", "--service", mastodon.url, "--stdin"],
      mastodon.accounts[0].token,
    );
    await first.stop();

    const second = await startUp(place);
    expect(second.ready.sandbox[0]?.url).toBe(mastodon.url);
    const post = await must(PostShape, place, ["posts", "create", "--wait"], "From a pipe\n");
    expect(post.status).toBe("PUBLISHED");
    expect(await seen(mastodon.url, "From a pipe")).toBe(1);
    await second.stop();
  });

  test("draft, cancel, and what is refused, each with its exit code", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    const draft = await must(PostShape, place, ["posts", "create", "Not yet", "--draft"]);
    expect(draft.status).toBe("DRAFT");
    expect(await planrrr(place, ["posts", "create", "Where?"])).toMatchObject({
      code: 3,
      error: "NO_CONNECTION",
    });
    expect(await planrrr(place, ["posts", "show", crypto.randomUUID()])).toMatchObject({
      code: 3,
      error: "NOT_FOUND",
    });
    expect(await planrrr(place, ["posts", "retry", draft.id])).toMatchObject({
      code: 3,
      error: "NOTHING_TO_RETRY",
    });
    expect(await planrrr(place, ["posts", "create", "x", "--draft", "--at", "tomorrow"])).toMatchObject({
      code: 2,
      error: "WRONG_USAGE",
    });
    expect(await planrrr(place, ["connections", "add", "friendster"])).toMatchObject({
      code: 3,
      error: "UNKNOWN_NETWORK",
    });
    expect(await planrrr(place, ["whoami", "--api-key", "planrrr_wrong"])).toMatchObject({
      code: 5,
      error: "UNAUTHENTICATED",
    });
    await up.stop();
    expect(await planrrr(place, ["posts", "list", "--api-key", "planrrr_x"])).toMatchObject({
      code: 4,
      error: "SERVER_UNREACHABLE",
    });
  });
});
