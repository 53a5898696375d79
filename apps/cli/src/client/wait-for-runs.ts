import { setTimeout as delay } from "node:timers/promises";
import type { IngestionRun } from "@planrrr/contract";
import type { Cli } from "../cli.ts";
import type { IngestApi } from "./connect.ts";

const pollMs = 500;

/** Asks until all runs have come to their end, or for so many seconds, and tells what each is at. */
export async function waitForRuns(
  cli: Cli,
  ingest: IngestApi,
  asked: readonly IngestionRun[],
  seconds: number,
): Promise<IngestionRun[]> {
  const until = performance.now() + seconds * 1000;
  const told = new Map<string, string>();
  for (let runs = [...asked]; ;) {
    for (const run of runs) tell(cli, run, told);
    if (runs.every(({ state }) => state === "completed") || performance.now() > until) return runs;
    await delay(pollMs);
    runs = await Promise.all(
      runs.map(async (run) => (run.state === "completed" ? run : ingest.runs.get({ id: run.id }))),
    );
  }
}

function tell(
  cli: Cli,
  { id, source, state, phase, verdict }: IngestionRun,
  told: Map<string, string>,
): void {
  const at = verdict ?? phase ?? state;
  if (told.get(id) === at) return;
  told.set(id, at);
  cli.out.note(`${source}: ${at}`);
}
