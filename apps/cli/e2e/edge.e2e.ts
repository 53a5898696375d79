import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { freePort, makePlace, planrrr, startUp } from "./support/planrrr.ts";
import { killAll, processesOf } from "./support/processes.ts";

async function placeWithEdge() {
  const port = await freePort();
  const place = await makePlace({ PLANRRR_EDGE: "1", EDGE_PORT: String(port) });
  return { place, edgeUrl: `http://127.0.0.1:${port}` };
}

function workerdOf(home: string): number {
  return Number(readFileSync(path.join(home, "edge", "workerd.pid"), "utf8"));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function healthOf(edgeUrl: string): Promise<number> {
  return fetch(`${edgeUrl}/health`).then(
    ({ status }) => status,
    () => 0,
  );
}

async function until(isTrue: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}`);
    await delay(100);
  }
}

describe("the edge of a local start", () => {
  test("runs with all it keeps, is healed when workerd dies, is known to doctor, and goes with Ctrl-C", async () => {
    const { place, edgeUrl } = await placeWithEdge();
    const up = await startUp(place);
    expect(up.ready.edgeUrl).toBe(edgeUrl);
    expect(await healthOf(edgeUrl)).toBe(200);
    const workerd = workerdOf(place.home);
    process.kill(workerd, "SIGKILL");
    await until(async () => (await healthOf(edgeUrl)) === 200, "workerd to come back");
    const healed = workerdOf(place.home);
    expect(healed).not.toBe(workerd);
    const { json } = await planrrr(place, ["doctor"]);
    expect(JSON.stringify(json)).toContain(`${edgeUrl} answers`);
    expect(await up.stop("SIGINT")).toBe(0);
    await until(() => !isAlive(healed), "workerd to end");
    // Who looks after workerd looks once a second.
    await until(() => processesOf(place.home).length === 0, "everything to end");
    expect(await healthOf(edgeUrl)).toBe(0);
  });

  test("after everything was killed at once, the next start has it again", async () => {
    const { place, edgeUrl } = await placeWithEdge();
    const up = await startUp(place);
    const workerd = workerdOf(place.home);
    killAll([up.ready.pid]);
    await up.exited;
    const again = await startUp(place);
    expect(isAlive(workerd)).toBe(false);
    expect(await healthOf(edgeUrl)).toBe(200);
    expect(await again.stop()).toBe(0);
  });

  test("two copies run side by side; a port that nobody chose gives way", async () => {
    const [one, two] = [await makePlace({ PLANRRR_EDGE: "1" }), await makePlace({ PLANRRR_EDGE: "1" })];
    const first = await startUp(one);
    const second = await startUp(two);
    expect(second.ready.edgeUrl).not.toBe(first.ready.edgeUrl);
    for (const { ready } of [first, second]) expect(await healthOf(ready.edgeUrl ?? "")).toBe(200);
    const taken = new URL(first.ready.edgeUrl ?? "").port;
    const third = await makePlace({ PLANRRR_EDGE: "1", EDGE_PORT: taken });
    expect(await planrrr(third, ["up"])).toMatchObject({ code: 1, error: "PORT_TAKEN" });
    for (const up of [first, second]) expect(await up.stop()).toBe(0);
  });

  test("is left out when it is not wanted", async () => {
    const place = await makePlace({ PLANRRR_EDGE: "1", EDGE_PORT: "0" });
    const up = await startUp(place);
    expect(up.ready.edgeUrl).toBeUndefined();
    expect(existsSync(path.join(place.home, "edge"))).toBe(false);
    expect(await up.stop()).toBe(0);
  });
});
