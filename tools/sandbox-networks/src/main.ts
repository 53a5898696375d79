import { parseArgs } from "node:util";
import { startFaultProxy } from "./fault-proxy.ts";
import { startSandbox } from "./start-sandbox.ts";

const { values } = parseArgs({
  options: {
    "mastodon-port": { type: "string" },
    /** A real PDS to put a fault proxy before. */
    "pds-url": { type: "string" },
    "pds-port": { type: "string" },
  },
});

const mastodonPort = values["mastodon-port"];
const sandbox = await startSandbox({
  ports: mastodonPort === undefined ? {} : { mastodon: Number(mastodonPort) },
});
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
