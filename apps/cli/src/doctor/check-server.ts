import { z } from "zod";
import type { Cli } from "../cli.ts";
import { findServer } from "../client/server-url.ts";
import type { GlobalArguments } from "../commands/command.ts";
import { CliError } from "../cli-error.ts";
import { checkPort } from "../local/check-port.ts";
import type { Holder } from "../local/home-lock.ts";
import { fail, ok, type Verdict, warn } from "./finding.ts";

export async function checkPorts({ env }: Cli, running: Holder | undefined): Promise<Verdict> {
  if (running && Number(new URL(running.url).port) === env.PORT)
    return ok(`${env.PORT} is ours (process ${running.pid})`);
  try {
    await checkPort(env.HOST, env.PORT);
    return ok(`${env.PORT} is free`);
  } catch (error) {
    if (error instanceof CliError) return warn(error.message, "A start on this port would be refused.");
    throw error;
  }
}

export async function checkEdge({ env }: Cli, running: Holder | undefined): Promise<Verdict> {
  const url = running?.edgeUrl ?? (running ? undefined : env.EDGE_URL);
  if (!url) {
    if (!env.PLANRRR_EDGE || env.EDGE_PORT === 0) return ok("left out, as the settings say");
    if (!running) return ok("starts with planrrr");
    return warn("communities and tickers do not run here", "Look at the first lines of the start for why.");
  }
  try {
    const health = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) });
    if (health.ok) return ok(`${url} answers, with all it keeps`);
    return fail(`${url} is not whole: ${await health.text()}`, "Look at its log.");
  } catch {
    return fail(`${url} does not answer`, "Look at its log; a workerd that died comes back by itself.");
  }
}

const Readiness = z.looseObject({
  parts: z.record(z.string(), z.looseObject({ ok: z.boolean() })).optional(),
});

export async function checkApi(
  cli: Cli,
  args: GlobalArguments,
  running: Holder | undefined,
): Promise<Verdict> {
  const { url } = findServer(cli, args);
  const isExpected = Boolean(running ?? args.url ?? cli.env.PLANRRR_URL);
  try {
    const live = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(5_000) });
    if (!live.ok) return fail(`${url} answers ${live.status}`, "Look at its log.");
    const ready = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(10_000) });
    if (ready.ok) return ok(`${url} is live and ready`);
    const { parts = {} } = Readiness.parse(await ready.json());
    const bad = Object.entries(parts).flatMap(([name, part]) => (part.ok ? [] : [name]));
    return fail(
      `${url} is live, but not ready: ${bad.join(", ")}`,
      "Look at its log; a worker needs up to 20 s after a start.",
    );
  } catch {
    if (isExpected) return fail(`${url} does not answer`, "Start it, or mend --url or PLANRRR_URL.");
    return warn("planrrr does not run here", "npm start");
  }
}
