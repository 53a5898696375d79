import { createVitest, parseCLI } from "vitest/node";
import { type Tally, tallyLine, tallyRun } from "./tally.ts";

/** Runs vitest in this process, so that the tally is the last line and Ctrl-C still ends what the run started. */
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
let tally: Tally = { passed: 0, failed: 0, skipped: 0 };
let interrupted = false;

const vitest = await createVitest("test", { ...options, watch: false });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    interrupted = true;
    void vitest.cancelCurrentRun("keyboard-input");
  });
}

try {
  const { testModules, unhandledErrors } = await vitest.start(filter);
  tally = tallyRun(testModules, unhandledErrors);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  tally.failed += 1;
} finally {
  await vitest.close();
}

if (interrupted) tally.failed += 1;
if (tally.passed + tally.failed === 0) {
  process.stderr.write("No test ran: this counts as a failure.\n");
  tally.failed = 1;
}
const code = tally.failed > 0 ? 1 : 0;
process.stdout.write(`${tallyLine(tally)}\n`, () => process.exit(code));
