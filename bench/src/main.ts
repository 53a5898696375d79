import { parseArgs } from "node:util";

const usage = `usage: pnpm bench <name> [options]
  chaos    [--trials 1000] [--seed 1] [--seconds 240] [--queue postgres|redis]
                                                       kill -9 and faults at random: nothing lost, nothing double
  chaos    --network x [--trials 1000] [--seed 1]      one network (or "all") on a clock that jumps: fault × kill, post by post
  publish  [--queue postgres|redis] [--total 10000]    publications due in one minute, beside empty jobs
  api                                                  GET /api/posts beside a bare handler with the same queries
  bundles  [--part ingest] [--total 10000]             reading deals: records stored, and pages that have not changed
  bundles  --part search [--deals 1000000]             search with exact facets and total beside PostgreSQL's plain way
  edge                                                 a room of 1,000 sockets beside a plain Node ws server; kills; D1;
                                                       the ticker's reads; start and memory (below 6 minutes)
  media    [--megabytes 1024]                          what a large video costs the API in memory
`;
const say = (line: string) => console.error(line);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    trials: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "240" },
    queue: { type: "string", default: "postgres" },
    megabytes: { type: "string", default: "1024" },
    total: { type: "string", default: "10000" },
    network: { type: "string" },
    part: { type: "string", default: "ingest" },
    deals: { type: "string", default: "1000000" },
  },
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
process.setMaxListeners(50);

const queue = values.queue === "redis" ? "redis" : "postgres";

async function run(name: string | undefined): Promise<{ result: object; passed: boolean } | undefined> {
  if (name === "chaos") {
    const { runChaos } = await import("./chaos/run-chaos.ts");
    const [trials, seed, windowMs] = [
      Number(values.trials),
      Number(values.seed),
      Number(values.seconds) * 1_000,
    ];
    if (values.network !== undefined) {
      const { runNetworks } = await import("./chaos/turns/run-networks.ts");
      const result = await runNetworks({ network: values.network, trials, seed, log: say });
      return { result, passed: result.passed };
    }
    const result = await runChaos({ trials, seed, windowMs, queue, log: say });
    return { result, passed: result.lost + result.double === 0 };
  }
  if (name === "publish") {
    const { runPublish } = await import("./publish/run-publish.ts");
    const result = await runPublish(queue, Number(values.total), say);
    return { result, passed: true };
  }
  if (name === "api") {
    const { runApi } = await import("./api/run-api.ts");
    return { result: await runApi(say), passed: true };
  }
  if (name === "bundles" && values.part === "ingest") {
    const { runIngest } = await import("./bundles/run-ingest.ts");
    const result = await runIngest(20_000, Number(values.total), say);
    return { result, passed: result.passed };
  }
  if (name === "edge") {
    const { runEdge } = await import("./edge/run-edge.ts");
    const { judgeEdge, sayGoal } = await import("./edge/judge-edge.ts");
    const figures = await runEdge(say);
    const goals = judgeEdge(figures);
    const result = { figures, goals: goals.map(sayGoal) };
    return { result, passed: goals.every(({ isReached, ofMachine }) => isReached || ofMachine) };
  }
  if (name === "media") {
    const { runMedia } = await import("./media/run-media.ts");
    const result = await runMedia(Number(values.megabytes), say);
    return { result, passed: result.growthFromColdMb <= 100 };
  }
  if (name === "bundles" && values.part === "search") {
    const { runSearch } = await import("./bundles/run-search.ts");
    const result = await runSearch(Number(values.deals), say);
    const isQuick = result.words.every(({ p99 }) => p99 <= 50) && result.deepPageRatio <= 1.2;
    return { result, passed: isQuick && result.seenTwice + result.left === 0 };
  }
  return undefined;
}

const done = await run(positionals[0]);
if (done) console.log(JSON.stringify(done.result, null, 2));
else say(usage);
process.exit(done === undefined ? 2 : done.passed ? 0 : 1);
