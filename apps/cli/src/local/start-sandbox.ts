import { readFileSync } from "node:fs";
import type { SandboxNetwork } from "@planrrr/contract";
import { startSandbox as startNetworks } from "@planrrr/sandbox-networks";
import { z } from "zod";
import { homeFiles, writePrivateFile } from "./home-files.ts";

const Ports = z.object({ mastodon: z.number().int().min(1).max(65_535).optional() });

export interface RunningSandbox {
  networks: SandboxNetwork[];
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
    networks: sandbox.networks.map(({ network, url, accounts }) => ({
      network,
      url,
      accounts: accounts.map(({ username, token }) => ({ handle: username, token })),
    })),
    close: () => sandbox.close(),
  };
}

async function startOnPorts(ports: z.infer<typeof Ports>): ReturnType<typeof startNetworks> {
  try {
    return await startNetworks({ ports });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return startNetworks();
  }
}

function readPorts(file: string): z.infer<typeof Ports> {
  try {
    return Ports.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // Missing or damaged: other ports will do.
    return {};
  }
}
