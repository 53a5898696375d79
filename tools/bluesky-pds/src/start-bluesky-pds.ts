import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TestPds, TestPlc, mockNetworkUtilities } from "@atproto/dev-env";
import { createAccount } from "./create-account.ts";
import { createAppPassword, revokeAppPassword } from "./app-password.ts";
import { createExpiredAccessJwt } from "./expired-access-jwt.ts";
import { listPosts } from "./list-posts.ts";
import type { BlueskyPds, BlueskyPdsOptions } from "./types.ts";

// The discard port of this machine: what the PDS would ask the Bluesky AppView fails at once
// instead of leaving the machine.
const NOWHERE = "http://127.0.0.1:9";

/** A real PDS with its own PLC directory, in this process, without any other network. Its state dies with `close()`. */
export async function startBlueskyPds(options: BlueskyPdsOptions = {}): Promise<BlueskyPds> {
  const home = await mkdtemp(join(tmpdir(), "planrrr-pds-"));
  const plc = await TestPlc.create(options.plcPort === undefined ? {} : { port: options.plcPort });
  const pds = await TestPds.create({
    ...(options.port === undefined ? {} : { port: options.port }),
    didPlcUrl: plc.url,
    dataDirectory: home,
    blobstoreDiskLocation: join(home, "blobs"),
    bskyAppViewUrl: NOWHERE,
    modServiceUrl: NOWHERE,
    enableDidDocWithSession: true,
    rateLimitsEnabled: options.rateLimits ?? false,
  });
  mockNetworkUtilities(pds);
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await pds.close();
    await plc.close();
    await rm(home, { recursive: true, force: true });
  };
  return {
    url: pds.url,
    plcUrl: plc.url,
    createAccount: (handle) => createAccount(pds.url, handle),
    createAppPassword: (account, name) => createAppPassword(pds.url, account, name),
    revokeAppPassword: (account, name) => revokeAppPassword(pds.url, account, name),
    createExpiredAccessJwt: (did) => createExpiredAccessJwt(did),
    listPosts: (did) => listPosts(pds.url, did),
    close: () => (closing ??= close()),
  };
}
