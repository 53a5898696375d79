import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { checkPort, localUrl } from "./check-port.ts";
import { homeFiles } from "./home-files.ts";

export interface EdgePlan {
  host: string;
  port: number;
  /** Where programs on this machine reach it. */
  url: string;
}

const triedPorts = 20;

/**
 * Where the edge will listen, before anything runs: the API tells it to its pages. A port that nobody has chosen gives
 * way to the next free one, so that a second copy needs no more than a PORT of its own. `undefined`: no edge;
 * nor is there one when the core listens on any port, since the edge has to know which.
 */
export async function planEdge({ env, home, variables }: Cli): Promise<EdgePlan | undefined> {
  if (!env.PLANRRR_EDGE || env.EDGE_PORT === 0 || env.PORT === 0) return undefined;
  const { endLeftoverEdge } = await import("@planrrr/edge");
  await endLeftoverEdge(homeFiles(home).edge);
  const port = variables["EDGE_PORT"] ? await ownPort(env.HOST, env.EDGE_PORT) : await freePort(env);
  return { host: env.HOST, port, url: localUrl(env.HOST, port) };
}

async function ownPort(host: string, port: number): Promise<number> {
  await checkPort(host, port, "EDGE_PORT");
  return port;
}

async function freePort(env: { HOST: string; PORT: number; EDGE_PORT: number }): Promise<number> {
  for (let port = env.EDGE_PORT; ; port += 1) {
    if (port === env.PORT) continue;
    try {
      await checkPort(env.HOST, port, "EDGE_PORT");
      return port;
    } catch (error) {
      const isTaken = error instanceof CliError && error.code === "PORT_TAKEN";
      if (!isTaken || port >= env.EDGE_PORT + triedPorts) throw error;
    }
  }
}
