import { startBlueskyPds } from "@planrrr/bluesky-pds";
import { startFaultProxy, startMastodon } from "@planrrr/sandbox-networks";
import type { Client } from "../processes/client.ts";

/** One account of a stage, as planrrr knows it and as the network shows it. */
export interface StageAccount {
  network: "bluesky" | "mastodon";
  connectionId: string;
  /** Texts of what is public now. */
  listTexts(): Promise<string[]>;
}

export interface Stage {
  accounts: StageAccount[];
  setFaults(plan: FaultPlanInput): Promise<void>;
  close(): Promise<void>;
}

export interface FaultPlanInput {
  seed: number;
  rules: {
    fault: string;
    method?: string;
    path?: string;
    nth?: number;
    count?: number;
    probability?: number;
  }[];
}

/** A real PDS behind a proxy that breaks connections, and the Mastodon stand-in, with accounts connected on both. */
export async function openStage(client: Client, accountsEach: number): Promise<Stage> {
  const pds = await startBlueskyPds();
  const proxy = await startFaultProxy({ target: pds.url });
  const handles = Array.from({ length: accountsEach }, (_, index) => `chaos${index + 1}`);
  const mastodon = await startMastodon({ idempotency: "unlocked" });
  const accounts: StageAccount[] = [];
  for (const name of handles) {
    const account = await pds.createAccount(`${name}.test`);
    const secret = await pds.createAppPassword(account);
    const connection = await client.post<{ id: string }>("/api/connections/bluesky/credentials", {
      service: proxy.url,
      identifier: account.handle,
      secret,
    });
    accounts.push({
      network: "bluesky",
      connectionId: connection.id,
      listTexts: async () => (await pds.listPosts(account.did)).map((post) => String(post.value["text"])),
    });
  }
  for (const account of handles.map((name) => mastodon.addAccount(name))) {
    const connection = await client.post<{ id: string }>("/api/connections/mastodon/credentials", {
      service: mastodon.url,
      token: account.token,
    });
    accounts.push({
      network: "mastodon",
      connectionId: connection.id,
      listTexts: async () =>
        mastodon
          .posts()
          .filter((post) => post.accountId === account.id)
          .map((post) => post.text),
    });
  }
  return {
    accounts,
    async setFaults(plan) {
      for (const url of [proxy.url, mastodon.url]) {
        const body = JSON.stringify(plan);
        const headers = { "content-type": "application/json" };
        const response = await fetch(`${url}/_sandbox/faults`, { method: "PUT", headers, body });
        if (!response.ok) throw new Error(`Faults were not taken: ${await response.text()}`);
      }
    },
    async close() {
      await mastodon.close();
      await proxy.close();
      await pds.close();
    },
  };
}
