import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import type { GlobalArguments } from "../commands/command.ts";
import { readHomeLock } from "../local/home-lock.ts";
import { checkClock } from "./check-clock.ts";
import { checkConnections } from "./check-connections.ts";
import { checkDatabase } from "./check-database.ts";
import { checkDisk, checkHome, checkNode } from "./check-machine.ts";
import { checkKeys } from "./check-keys.ts";
import { checkQueue } from "./check-queue.ts";
import { checkApi, checkEdge, checkPorts } from "./check-server.ts";
import { findDatabase } from "./find-database.ts";
import { fail, type Finding, type Verdict } from "./finding.ts";

/** Looks at everything and changes nothing: what does not run is reported, not started. */
export async function examine(cli: Cli, args: GlobalArguments): Promise<Finding[]> {
  const running = readHomeLock(cli.home);
  const database = await findDatabase(cli);
  try {
    const checks: [string, () => Verdict | Promise<Verdict>][] = [
      ["Node", () => checkNode(process.versions.node)],
      ["Home", () => checkHome(cli.home)],
      ["Disk", () => checkDisk(cli.home)],
      ["Clock", () => checkClock(database)],
      ["Database", () => checkDatabase(database)],
      ["Queue", () => checkQueue(cli, database)],
      ["Keys", () => checkKeys(cli, database)],
      ["Port", () => checkPorts(cli, running)],
      ["Server", () => checkApi(cli, args, running)],
      ["Edge", () => checkEdge(cli, running)],
      ["Connections", () => checkConnections(database)],
    ];
    const findings: Finding[] = [];
    for (const [check, look] of checks) findings.push({ check, ...(await guarded(look)) });
    return findings;
  } finally {
    await database.close();
  }
}

async function guarded(look: () => Verdict | Promise<Verdict>): Promise<Verdict> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof CliError) return fail(error.message, "See the message.");
    return fail(
      `The check itself failed: ${error instanceof Error ? error.message : String(error)}`,
      "Please report this.",
    );
  }
}
