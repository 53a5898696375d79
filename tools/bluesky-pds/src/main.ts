import { parseArgs } from "node:util";
import { startBlueskyPds } from "./start-bluesky-pds.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    "plc-port": { type: "string" },
    accounts: { type: "string", default: "alice.test,bob.test" },
    "rate-limits": { type: "boolean", default: false },
  },
});

const pds = await startBlueskyPds({
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
  ...(values["plc-port"] === undefined ? {} : { plcPort: Number(values["plc-port"]) }),
  rateLimits: values["rate-limits"],
});
const accounts = [];
for (const handle of values.accounts.split(",").filter((name) => name !== "")) {
  const account = await pds.createAccount(handle);
  accounts.push({ ...account, appPassword: await pds.createAppPassword(account) });
}
console.log(JSON.stringify({ network: "bluesky", url: pds.url, plcUrl: pds.plcUrl, accounts }));

const stop = (): void => void pds.close().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
