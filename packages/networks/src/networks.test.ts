import { NetworkName } from "@planrrr/contract";
import { describe, expect, it } from "vitest";
import { isApiVersionSafe } from "./conformance/api-version.ts";
import { getNetwork, networks } from "./networks.ts";

it("has every network of the contract under its own name", () => {
  expect(Object.keys(networks).toSorted()).toEqual(NetworkName.options.toSorted());
  for (const name of NetworkName.options) expect(getNetwork(name).name).toBe(name);
});

describe.each(Object.values(networks))("$label", (network) => {
  it("speaks a version of its API that lives for another 90 days", () => {
    expect(isApiVersionSafe(network, Date.now())).toBe(true);
  });
});
