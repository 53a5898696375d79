import { setTimeout as delay } from "node:timers/promises";
import type { FoundDatabase } from "./find-database.ts";
import { fail, ok, type Verdict, warn } from "./finding.ts";

const watchMs = 300;
const jumpMs = 50;
const apart = { warn: 2_000, fail: 30_000 };

/** Watches the wall clock against one that can't jump, and asks the database for its time. */
export async function checkClock(database: FoundDatabase): Promise<Verdict> {
  const wall = Date.now();
  const steady = performance.now();
  await delay(watchMs);
  const jumped = Date.now() - wall - (performance.now() - steady);
  if (Math.abs(jumped) > jumpMs) {
    return warn(
      `The clock moved by ${Math.round(jumped)} ms while it was watched`,
      "Let one time service keep it (timedatectl, chrony).",
    );
  }
  if (Date.now() < Date.UTC(2026, 0, 1))
    return fail(`The clock says ${new Date().toISOString()}`, "Set it: posts go out by this clock.");
  if (database.state !== "reachable") return ok(`${new Date().toISOString()}, runs steadily`);
  const asked = Date.now();
  const { rows } = await database.pool.query<{ now: Date }>("select clock_timestamp() as now");
  const difference = (rows[0]?.now.getTime() ?? 0) - (asked + Date.now()) / 2;
  const message = `${Math.abs(Math.round(difference))} ms between this machine and the database`;
  if (Math.abs(difference) > apart.fail)
    return fail(message, "Set both clocks by NTP: leases and due times are compared across them.");
  if (Math.abs(difference) > apart.warn) return warn(message, "Set both clocks by NTP.");
  return ok(message);
}
