import { startEdge } from "../start-edge.ts";

/** A process that does nothing but host the edge in the folder it is given, to be killed by a test. */
const edge = await startEdge({
  dataDir: process.argv[2] ?? "",
  host: "127.0.0.1",
  port: 0,
  variables: {},
  onTrouble: (message) => process.stderr.write(`${message}\n`),
});
process.stdout.write(`${JSON.stringify({ url: edge.url, pid: edge.pid() })}\n`);
