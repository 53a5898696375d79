import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    trials: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string" },
    redis: { type: "string" },
  },
});

const usage = `usage: pnpm bench <name> [options]
  chaos    [--trials 1000] [--seed 1] [--seconds 240]   kill -9 and faults at random; nothing lost, nothing double
  publish  [--redis redis://…]                          10,000 publications due in one minute, beside empty jobs
  api                                                   GET /api/posts beside a bare handler with the same query
`;

switch (positionals[0]) {
  case "chaos": {
    const { runChaos } = await import("./chaos/run-chaos.ts");
    const verdict = await runChaos({
      trials: Number(values.trials),
      seed: Number(values.seed),
      windowMs: Number(values.seconds ?? "240") * 1_000,
      log: (line) => console.error(line),
    });
    console.log(JSON.stringify(verdict, null, 2));
    process.exit(verdict.lost + verdict.double === 0 ? 0 : 1);
    break;
  }
  default:
    console.error(usage);
    process.exit(2);
}
