import { readFileSync } from "node:fs";
import type { StandIn } from "@planrrr/api";
import { type SandboxPorts, sandboxNetworks, startSandbox as startNetworks } from "@planrrr/sandbox-networks";
import { z } from "zod";
import { homeFiles, writePrivateFile } from "./home-files.ts";

const Ports = z.partialRecord(z.enum(sandboxNetworks), z.number().int().min(1).max(65_535));

export interface RunningSandbox {
  networks: StandIn[];
  close(): Promise<void>;
}

/** Stand-ins keep their ports from start to start: a sandbox connection is bound to its address. */
export async function startSandbox(home: string): Promise<RunningSandbox> {
  const file = homeFiles(home).ports;
  const remembered = readPorts(file);
  const sandbox = await startOnPorts(remembered);
  const ports = Object.fromEntries(
    sandbox.networks.map(({ network, url }) => [network, Number(new URL(url).port)]),
  );
  if (JSON.stringify(ports) !== JSON.stringify(remembered))
    writePrivateFile(file, `${JSON.stringify(ports)}\n`);
  return {
    networks: sandbox.networks.map(({ accounts, ...network }) => ({
      ...network,
      accounts: accounts.map(({ username, token }) => ({ handle: username, token })),
    })),
    close: () => sandbox.close(),
  };
}

async function startOnPorts(ports: SandboxPorts): ReturnType<typeof startNetworks> {
  try {
    return await startNetworks({ ports });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return startNetworks();
  }
}

function readPorts(file: string): SandboxPorts {
  try {
    return Ports.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // Missing or damaged: other ports will do.
    return {};
  }
}
