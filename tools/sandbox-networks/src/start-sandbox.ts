import { startMastodon } from "./mastodon/start-mastodon.ts";
import type { MastodonOptions, SandboxAccount } from "./mastodon/types.ts";

export interface SandboxOptions extends Omit<MastodonOptions, "port"> {
  /** Free ports where absent. */
  ports?: { mastodon?: number };
}

export interface SandboxNetwork {
  network: "mastodon";
  url: string;
  accounts: SandboxAccount[];
}

export interface Sandbox {
  networks: SandboxNetwork[];
  close(): Promise<void>;
}

/** Every stand-in there is. Bluesky is not among them: it is a real PDS, see tools/bluesky-pds. */
export async function startSandbox({ ports = {}, ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const mastodon = await startMastodon({
    ...options,
    ...(ports.mastodon === undefined ? {} : { port: ports.mastodon }),
  });
  const { network, url, accounts } = mastodon;
  return { networks: [{ network, url, accounts }], close: mastodon.close };
}
