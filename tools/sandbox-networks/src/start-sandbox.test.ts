import { expect, test } from "vitest";
import { sandboxNetworks, startSandbox } from "./start-sandbox.ts";

test("every stand-in runs, at the ports of the last time, and those with a sign-in page know planrrr", async () => {
  const first = await startSandbox();
  const ports = Object.fromEntries(first.networks.map(({ network, url }) => [network, +new URL(url).port]));
  expect(first.networks.map(({ network }) => network)).toEqual([...sandboxNetworks]);
  await first.close();

  const second = await startSandbox({ ports });
  try {
    expect(second.networks.map(({ url }) => url)).toEqual(first.networks.map(({ url }) => url));
    for (const { network, url, app, accounts } of second.networks) {
      expect(await (await fetch(`${url}/_sandbox/posts`)).json()).toEqual([]);
      expect(app === undefined).toBe(network === "mastodon");
      expect(accounts.length > 0).toBe(network === "mastodon");
    }
  } finally {
    await second.close();
  }
});

test("where one port is taken, none is left running", async () => {
  const first = await startSandbox();
  const taken = +new URL(first.networks[3]?.url ?? "").port;
  const free = +new URL(first.networks[0]?.url ?? "").port;
  await first.close();
  const other = await startSandbox({ ports: { x: taken } });
  try {
    await expect(startSandbox({ ports: { mastodon: free, x: taken } })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    await expect(fetch(`http://127.0.0.1:${free}/_sandbox/posts`)).rejects.toThrow("fetch failed");
  } finally {
    await other.close();
  }
});
