import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { networks } from "@planrrr/networks";
import { freePort } from "../../processes/ports.ts";
import { findPostgres, postgresPart } from "../../processes/postgres-part.ts";
import type { NetworkName } from "./network-stage.ts";
import { isAsPromised, type TurnsVerdict } from "./judge-turns.ts";
import { runTurns, type TurnsOptions } from "./run-turns.ts";

export interface NetworksVerdict {
  passed: boolean;
  networks: TurnsVerdict[];
}

/** The trials of one network, or of all of them one after the other. */
export async function runNetworks({
  network,
  ...options
}: Omit<TurnsOptions, "networks" | "postgresUrl"> & { network: string }): Promise<NetworksVerdict> {
  const all = Object.keys(networks) as NetworkName[];
  const wanted = network === "all" ? all : all.filter((name) => name === network);
  if (wanted.length === 0)
    throw new Error(`There is no network "${network}". Known: ${all.join(", ")}, all.`);
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-bench-"));
  const database = postgresPart(
    path.join(folder, "postgres"),
    await freePort(),
    path.join(folder, "postgres.log"),
  );
  database.start();
  try {
    const postgresUrl = await findPostgres(database);
    const verdicts = await runTurns({ ...options, networks: wanted, postgresUrl });
    return { passed: verdicts.every(isAsPromised), networks: verdicts };
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
