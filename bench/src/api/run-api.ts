import { randomBytes } from "node:crypto";
import autocannon from "autocannon";
import path from "node:path";
import { startAnnouncing } from "../processes/announcing-part.ts";
import { findPostgres } from "../processes/postgres-part.ts";
import type { Part } from "../processes/run-part.ts";
import { startSystem } from "../processes/system.ts";
import { cpuSecondsOf } from "../processes/usage.ts";

export interface ApiResult {
  /** Requests per second. */
  bare: number[];
  planrrr: number[];
  ratio: number;
  /** CPU time of the serving process per request, ms: what noise on the machine can't change. */
  cpuMs: { bare: number; planrrr: number };
}

/** Authenticated `GET /api/posts` beside a bare Hono handler with pg and the same queries, in turns. */
export async function runApi(log: (line: string) => void): Promise<ApiResult> {
  const system = await startSystem({ apiEnv: { LOG_LEVEL: "warn" } });
  try {
    const databaseUrl = await findPostgres(system.database);
    const email = `${randomBytes(4).toString("hex")}@example.com`;
    const { token, teamId } = await signedUp(system.url, email);
    const authorization = `Bearer ${token}`;
    for (let index = 0; index < 60; index += 1) {
      const response = await fetch(`${system.url}/api/posts/create`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify({ text: `Draft ${index}`, connectionIds: [], draft: true }),
      });
      if (!response.ok) throw new Error(await response.text());
    }
    const bareServer = await startAnnouncing({
      name: "bare",
      program: "bench/src/api/bare-server.ts",
      logFile: path.join(system.folder, "bare.log"),
      env: { DATABASE_URL: databaseUrl, TEAM_ID: teamId },
    });
    const { url: bareUrl } = bareServer.said as { url: string };
    const cpu = { bare: 0, planrrr: 0 };
    const load = async (
      name: keyof typeof cpu,
      pid: number,
      url: string,
      headers: Record<string, string>,
    ) => {
      const before = cpuSecondsOf(pid);
      const result = await autocannon({ url, headers, connections: 16, duration: 8 });
      if (result.non2xx > 0 || result.errors > 0)
        throw new Error(`${result.non2xx} refusals, ${result.errors} errors at ${url}`);
      cpu[name] = round(((cpuSecondsOf(pid) - before) / result.requests.total) * 1_000);
      return Math.round(result.requests.average);
    };
    const bare: number[] = [];
    const planrrr: number[] = [];
    // In turns, so that a noisy neighbour troubles both; the first turn warms up and does not count.
    for (let turn = 0; turn < 4; turn += 1) {
      const one = await load("bare", pidOf(bareServer.part), `${bareUrl}/api/posts`, {});
      const other = await load("planrrr", pidOf(system.api), `${system.url}/api/posts`, { authorization });
      log(`turn ${turn}: bare ${one}/s, planrrr ${other}/s`);
      if (turn > 0) {
        bare.push(one);
        planrrr.push(other);
      }
    }
    await bareServer.part.kill();
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    return { bare, planrrr, ratio: round(sum(planrrr) / sum(bare)), cpuMs: cpu };
  } finally {
    await system.close();
  }
}

async function signedUp(url: string, email: string): Promise<{ token: string; teamId: string }> {
  const response = await fetch(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password: "a long enough password", name: "Bench" }),
  });
  const { token, user } = (await response.json()) as { token: string; user: { id: string } };
  return { token, teamId: `personal-${user.id}` };
}

function pidOf(part: Part): number {
  if (part.pid === undefined) throw new Error(`${part.name} does not run.`);
  return part.pid;
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;
