import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import type { Connected, Network } from "../network.ts";
import { findClosedAddress } from "../testing/find-closed-address.ts";
import { describeConnect } from "./connect-scenarios.ts";
import { describeContents } from "./content-scenarios.ts";
import { describeCrashes } from "./crash-scenarios.ts";
import { describeDoubts } from "./doubt-scenarios.ts";
import { describeErrors } from "./error-scenarios.ts";
import type { ConformanceHarness, Stage } from "./harness.ts";
import { connectOn, type Scene } from "./play.ts";
import { describeStorms } from "./storm-scenarios.ts";
import { describeExpiry, describeLostRefresh, describeTokens } from "./token-scenarios.ts";
import { describeTwins } from "./twin-scenarios.ts";

/** The scenarios every network must survive, over real HTTP. Each ends by looking at what anybody can see. */
export function describeConformance(network: Network, harness: ConformanceHarness): void {
  describe(`${network.label} on ${harness.server}`, () => {
    let stage: Stage;
    let connected: Connected;
    let nowhere: string;
    beforeAll(async () => {
      nowhere = await findClosedAddress();
      stage = await harness.start();
      connected = await connectOn(network, stage, await stage.signIn());
    });
    beforeEach(() => stage.faults.clear());
    afterAll(() => stage.close());
    const scene = (): Scene => ({ harness, network, stage, connected, nowhere });

    describeConnect(scene);
    describeContents(harness, scene);
    describeErrors(harness, scene);
    describeDoubts(harness, scene);
    describeCrashes(harness, scene);
    describeStorms(harness, scene);
    describeTokens(harness, scene);
    if (network.refresh !== undefined && harness.expiry !== "final") describeExpiry(harness, scene);
    if (harness.lostRefresh === "reconnect") describeLostRefresh(harness, scene);
    if (harness.repeats !== "harmful") describeTwins(harness, scene);
  });
}
