import path from "node:path";
import { startAnnouncing } from "../processes/announcing-part.ts";
import { pssOf } from "../processes/usage.ts";
import { waitUntil } from "../processes/wait-until.ts";

export interface StartResult {
  /** From the first line of the host's program to an edge that answers, in ms; the second time its home is there. */
  firstMs: number;
  secondMs: number;
  /** Memory in MB: workerd, and what its host adds to the Node process it lives in. */
  workerdMb: number;
  hostMb: number;
}

const program = "apps/edge/local/testing/host-program.ts";

/** What it costs a machine to have an edge at all. */
export async function measureStart(folder: string): Promise<StartResult> {
  const home = path.join(folder, "start");
  const bareMb = await measureBareNode(folder);
  const [first, second] = [await startOnce(folder, home, 1), await startOnce(folder, home, 2)];
  return {
    firstMs: first.ms,
    secondMs: second.ms,
    workerdMb: second.workerdMb,
    hostMb: second.hostMb - bareMb,
  };
}

async function startOnce(folder: string, home: string, nth: number) {
  const startedAt = performance.now();
  const { part, said } = await startAnnouncing({
    name: "the edge's host",
    program,
    args: [home],
    logFile: path.join(folder, `host-${nth}.log`),
  });
  const { url, pid } = said as { url: string; pid: number };
  await waitUntil("the edge answers", async () => (await fetch(`${url}/health`)).ok);
  const ms = Math.round(performance.now() - startedAt);
  const workerdMb = pssOf(pid);
  const hostMb = pssOf(part.pid ?? 0) - workerdMb;
  await part.stop();
  return { ms, workerdMb, hostMb };
}

async function measureBareNode(folder: string): Promise<number> {
  const { part } = await startAnnouncing({
    name: "a bare Node",
    program: "bench/src/edge/bare-node.ts",
    logFile: path.join(folder, "bare.log"),
  });
  const mb = pssOf(part.pid ?? 0);
  await part.stop();
  return mb;
}
