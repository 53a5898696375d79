import { toApiConfig } from "./config.ts";
import { EnvError, readApiEnv } from "./env.ts";
import { startApi } from "./start.ts";

try {
  const api = await startApi(toApiConfig(readApiEnv(process.env)));
  let stopping: Promise<void> | undefined;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stopping ??= api.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  // A bad setting is the reader's to mend: told without a stack.
  process.stderr.write(
    `${error instanceof EnvError ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error)}\n`,
  );
  process.exit(1);
}
