import { parseArgs } from "node:util";
import { EmbeddedPostgresError } from "./errors.ts";
import { startEmbeddedPostgres } from "./start-embedded-postgres.ts";

/** The server as a process of its own: prints one JSON line when it is ready, and ends on SIGTERM or SIGINT. */
const { values } = parseArgs({
  options: {
    "data-dir": { type: "string" },
    port: { type: "string" },
    setting: { type: "string", multiple: true, default: [] },
  },
});

const dataDir = values["data-dir"];
if (!dataDir) {
  process.stderr.write("usage: main.ts --data-dir FOLDER [--port N] [--setting name=value]...\n");
  process.exit(2);
}

try {
  const server = await startEmbeddedPostgres({
    dataDir,
    port: values.port === undefined ? undefined : Number(values.port),
    settings: Object.fromEntries(values.setting.map(splitSetting)),
    onExit: ({ code, signal }) => {
      process.stderr.write(`PostgreSQL ended by itself (${signal ?? code ?? "unknown"})\n`);
      process.exit(1);
    },
  });
  // The adopted server is no child of this process, and would not keep it alive.
  const alive = setInterval(() => undefined, 2 ** 30);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void server.stop().finally(() => clearInterval(alive)));
  }
  const { url, port, pid, adopted } = server;
  process.stdout.write(`${JSON.stringify({ url, port, pid, adopted })}\n`);
} catch (error) {
  if (!(error instanceof EmbeddedPostgresError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exit(1);
}

function splitSetting(setting: string): [string, string] {
  const [name = "", ...value] = setting.split("=");
  return [name, value.join("=")];
}
