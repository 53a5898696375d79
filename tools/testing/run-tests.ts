import { createVitest, parseCLI } from "vitest/node";
import { type Tally, tallyLine, tallyRun, tellFailures } from "./tally.ts";

/** Runs vitest in this process, so that the tally is the last line and Ctrl-C still ends what the run started. */
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
const patienceMs = 20_000;
let tally: Tally = { passed: 0, failed: 0, skipped: 0 };
let interruptedAt: number | undefined;

// The native loader writes no file into node_modules, which may belong to another user.
const vitest = await createVitest("test", { configLoader: "native", ...options, watch: false });

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  // vitest's own listener leaves at once, and with it the database that the run started.
  process.removeAllListeners(signal);
  process.on(signal, interrupt);
}

try {
  const { testModules, unhandledErrors } = await vitest.start(filter);
  tally = tallyRun(testModules, unhandledErrors);
  for (const line of tellFailures(testModules)) process.stdout.write(`${line}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  tally.failed += 1;
} finally {
  await vitest.close();
}
finish();

/** The tests that run now come to their end, and the rest is left out. Asked again, or after a while, it does not wait. */
function interrupt(): void {
  const now = performance.now();
  // npm passes on a Ctrl-C that the terminal has sent us already: that is one wish, not two.
  if (interruptedAt !== undefined && now - interruptedAt < 1_000) return;
  const leaveNow = () => void vitest.close().finally(finish);
  if (interruptedAt !== undefined) return leaveNow();
  interruptedAt = now;
  process.stderr.write("\nEnding the run …\n");
  void vitest.cancelCurrentRun("keyboard-input");
  setTimeout(leaveNow, patienceMs).unref();
}

function finish(): void {
  if (interruptedAt !== undefined) tally.failed += 1;
  if (tally.passed + tally.failed === 0) {
    process.stderr.write("No test ran: this counts as a failure.\n");
    tally.failed = 1;
  }
  const code = tally.failed > 0 ? 1 : 0;
  process.stdout.write(`${tallyLine(tally)}\n`, () => process.exit(code));
}
