import { EnvError } from "./env.ts";
import { migrateDeployment } from "./migrate-deployment.ts";

try {
  for (const line of await migrateDeployment(process.env)) process.stdout.write(`${line}\n`);
} catch (error) {
  // A bad setting is the reader's to mend: told without a stack.
  const told = error instanceof EnvError ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`${String(told)}\n`);
  process.exitCode = error instanceof EnvError ? 78 : 1;
}
