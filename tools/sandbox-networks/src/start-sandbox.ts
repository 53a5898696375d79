export const sandboxNetworks = ["mastodon", "facebook", "instagram", "x", "youtube"] as const;
export type SandboxName = (typeof sandboxNetworks)[number];
export type SandboxPorts = { [network in SandboxName]?: number | undefined };

export interface SandboxNetwork {
  network: SandboxName;
  url: string;
  /** Who can be connected by a token. At the others people sign in at the stand-in's own page. */
  accounts: { username: string; token: string }[];
  /** planrrr's registration there, where there is such a page. */
  app?: { clientId: string; clientSecret: string };
}

export interface Sandbox {
  networks: SandboxNetwork[];
  close(): Promise<void>;
}

type Running = SandboxNetwork & { close(): Promise<void> };

const start: { [network in SandboxName]: (options: { port?: number }) => Promise<Running> } = {
  async mastodon(options) {
    const { startMastodon } = await import("./mastodon/start-mastodon.ts");
    const { url, accounts, close } = await startMastodon(options);
    return { network: "mastodon", url, accounts, close };
  },
  async facebook(options) {
    const { startFacebook } = await import("./facebook/start-facebook.ts");
    const { url, close } = await startFacebook(options);
    return { network: "facebook", url, accounts: [], app: await metaApp(), close };
  },
  async instagram(options) {
    const { startInstagram } = await import("./instagram/start-instagram.ts");
    const { url, close } = await startInstagram(options);
    return { network: "instagram", url, accounts: [], app: await metaApp(), close };
  },
  async x(options) {
    const { startX } = await import("./x/start-x.ts");
    const { url, app, close } = await startX(options);
    return { network: "x", url, accounts: [], app, close };
  },
  async youtube(options) {
    const { startYoutube } = await import("./youtube/start-youtube.ts");
    const { url, app, close } = await startYoutube(options);
    return { network: "youtube", url, accounts: [], app, close };
  },
};

async function metaApp(): Promise<{ clientId: string; clientSecret: string }> {
  return (await import("./graph/graph-state.ts")).SANDBOX_META_APP;
}

/**
 * Every stand-in there is, on free ports where none is named. All run or none does.
 * Bluesky is not among them: it is a real PDS, see tools/bluesky-pds.
 */
export async function startSandbox({ ports = {} }: { ports?: SandboxPorts } = {}): Promise<Sandbox> {
  const started = await Promise.allSettled(
    sandboxNetworks.map((network) => {
      const port = ports[network];
      return start[network](port === undefined ? {} : { port });
    }),
  );
  const running = started.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const close = async (): Promise<void> => {
    await Promise.all(running.map((each) => each.close()));
  };
  const failed = started.find((each) => each.status === "rejected");
  if (failed) {
    await close();
    throw failed.reason;
  }
  return { networks: running.map(({ close: _close, ...network }) => network), close };
}
