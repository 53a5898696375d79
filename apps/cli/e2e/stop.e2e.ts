import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { mainFile, makePlace, must, planrrr, spawnPlanrrr, startUp } from "./support/planrrr.ts";
import { processesOf } from "./support/processes.ts";
import { ConnectionShape, PostShape } from "./support/shapes.ts";

describe("stopping", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s leaves no process behind", async (signal) => {
    const place = await makePlace();
    const up = await startUp(place);
    expect(processesOf(place.home).length).toBeGreaterThan(3);
    expect(await up.stop(signal)).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
  });

  test("Ctrl-C, passed on by npm a second time, is one wish and not an order to hurry", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    up.child.kill("SIGINT");
    expect(await up.stop("SIGINT")).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
    expect(readFileSync(path.join(place.home, "postgres.log"), "utf8")).not.toContain("immediate shutdown");
  });

  test("a second Ctrl-C waits for nobody", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    const [mastodon] = up.ready.sandbox;
    if (!mastodon?.accounts[0]) throw new Error("no sandbox");
    await must(
      ConnectionShape,
      place,
      ["connections", "add", "mastodon", "--service", mastodon.url, "--stdin"],
      mastodon.accounts[0].token,
    );
    await fetch(`${mastodon.url}/_sandbox/faults`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        rules: [{ fault: "delay-before:60000", method: "POST", path: "/api/v1/statuses" }],
      }),
    });
    await must(PostShape, place, ["posts", "create", "In a hurry"]);
    const asked = async () => (await fetch(`${mastodon.url}/_sandbox/requests`)).text();
    await expect.poll(asked, { timeout: 30_000 }).toContain("delay-before");
    const since = performance.now();
    up.child.kill("SIGINT");
    // Within a second it would be the same keystroke, passed on by npm.
    await delay(2_500);
    expect(processesOf(place.home)).toContain(up.ready.pid);
    expect(await up.stop("SIGINT")).toBe(130);
    // Less than what a worker gives an attempt that runs.
    expect(performance.now() - since).toBeLessThan(15_000);
    expect(processesOf(place.home)).toEqual([]);
    const again = await startUp(place);
    expect(await again.stop()).toBe(0);
  });

  test("a command that started the database for itself stops it when it is interrupted", async () => {
    const place = await makePlace();
    for (const afterMs of [700, 1_500, 2_500]) {
      const { child } = spawnPlanrrr(place, ["db", "migrate", "--json"]);
      const exited = once(child, "exit");
      await delay(afterMs);
      child.kill("SIGINT");
      await exited;
      expect(processesOf(place.home), `after ${afterMs} ms`).toEqual([]);
    }
    expect((await planrrr(place, ["db", "migrate"])).code).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
  });

  test("a stop in the middle of the first start leaves nothing either", async () => {
    const place = await makePlace();
    for (const afterMs of [300, 900, 1_800]) {
      const { child } = spawnPlanrrr(place, ["up", "--json"]);
      const exited = once(child, "exit");
      await delay(afterMs);
      child.kill("SIGTERM");
      await exited;
      expect(processesOf(place.home), `after ${afterMs} ms`).toEqual([]);
    }
    const up = await startUp(place);
    expect(await up.stop()).toBe(0);
  });

  test("a terminal that goes away ends it, though nobody reads its output any more", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    up.child.stdout?.destroy();
    up.child.stderr?.destroy();
    expect(await up.stop("SIGHUP")).toBe(0);
    expect(processesOf(place.home)).toEqual([]);
  });

  test("npm killed with -9 can pass nothing on: planrrr sees it and ends", async () => {
    const { home, port } = await makePlace();
    const command = `"${process.execPath}" "${mainFile}" up --json & wait`;
    const env = {
      PATH: process.env["PATH"],
      PLANRRR_HOME: home,
      PORT: String(port),
      npm_lifecycle_event: "start",
    };
    const npm = spawn("sh", ["-c", command], { env, stdio: ["ignore", "pipe", "ignore"] });
    await once(npm.stdout, "data");
    npm.kill("SIGKILL");
    await expect.poll(() => processesOf(home), { timeout: 30_000 }).toEqual([]);
  });
});

describe("several at once", () => {
  test("a second start on the same home names the first one", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    const second = await planrrr({ ...place, port: place.port + 1 }, ["up"]);
    expect(second).toMatchObject({ code: 3, error: "ALREADY_RUNNING" });
    expect(second.stderr).toContain(String(up.ready.pid));
    expect(second.stderr).toContain(up.ready.url);
    expect((await fetch(`${up.ready.url}/health/live`)).status).toBe(200);
    await up.stop();
  });

  test("a taken port is told before anything is started", async () => {
    const place = await makePlace();
    const up = await startUp(place);
    const other = await makePlace();
    const refused = await planrrr({ ...other, port: place.port }, ["up"]);
    expect(refused).toMatchObject({ code: 1, error: "PORT_TAKEN" });
    expect(refused.stderr).toContain("another planrrr");
    expect(processesOf(other.home)).toEqual([]);
    await up.stop();
  });

  test("two copies run side by side", async () => {
    const [one, two] = [await makePlace(), await makePlace()];
    const [first, second] = await Promise.all([startUp(one), startUp(two)]);
    const Who = z.object({ url: z.string() });
    expect(await must(Who, one, ["whoami"])).toEqual(expect.objectContaining({ url: first.ready.url }));
    expect(await must(Who, two, ["whoami"])).toEqual(expect.objectContaining({ url: second.ready.url }));
    await Promise.all([first.stop(), second.stop()]);
  });
});
