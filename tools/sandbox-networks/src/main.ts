import { parseArgs } from "node:util";
import { startFaultProxy } from "./fault-proxy.ts";
import { sandboxNetworks, startSandbox } from "./start-sandbox.ts";

const { values } = parseArgs({
  options: {
    /** `mastodon=4000,x=4001`; a free port where none is named. */
    ports: { type: "string" },
    /** A real PDS to put a fault proxy before. */
    "pds-url": { type: "string" },
    "pds-port": { type: "string" },
  },
});

const named = new Map(values.ports?.split(",").map((each) => each.split("=") as [string, string]));
const ports = Object.fromEntries(
  sandboxNetworks.flatMap((network) => (named.has(network) ? [[network, Number(named.get(network))]] : [])),
);
const sandbox = await startSandbox({ ports });
const target = values["pds-url"];
const pdsPort = values["pds-port"];
const proxy =
  target === undefined
    ? undefined
    : await startFaultProxy({ target, ...(pdsPort === undefined ? {} : { port: Number(pdsPort) }) });
const bluesky = proxy === undefined ? [] : [{ network: "bluesky", url: proxy.url, accounts: [] }];
console.log(JSON.stringify([...sandbox.networks, ...bluesky]));

const stop = (): void => void Promise.all([sandbox.close(), proxy?.close()]).then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
