import type { Client } from "../../processes/client.ts";

/** Somebody who connects accounts and brings files, as the pages would. */
export interface Newcomer extends Client {
  /** Signs in at a network's own page. `allow` is the page: it answers with a code. Answers with the connection's id. */
  signIn(network: string, service: string, allow: (page: URL) => string): Promise<string>;
  /** Answers with the file's id. */
  upload(file: Uint8Array<ArrayBuffer>): Promise<string>;
}

const tus = { "tus-resumable": "1.0.0" };

export function createNewcomer(url: string, client: Client): Newcomer {
  const { authorization } = client;
  const follow = async (path: string): Promise<URL> => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization }, redirect: "manual" });
    const location = answer.headers.get("location");
    if (!location) throw new Error(`${answer.status}: ${await answer.text()}`);
    return new URL(location, url);
  };
  return {
    ...client,
    async signIn(network, service, allow) {
      const page = await follow(`/api/connections/${network}/start?service=${encodeURIComponent(service)}`);
      const query = { state: page.searchParams.get("state") ?? "", code: allow(page) };
      const end = await follow(
        `/api/connections/${network}/callback?${new URLSearchParams(query).toString()}`,
      );
      const connected = end.searchParams.get("connected");
      if (connected) return connected;
      const path = `/api/connections/sign-ins/${end.searchParams.get("choose")}`;
      const { accounts } = await client.get<{ accounts: { network: string; accountId: string }[] }>(path);
      const chosen = accounts.filter((account) => account.network === network).slice(0, 1);
      const { items } = await client.post<{ items: { id: string }[] }>(path, {
        accounts: chosen.map(({ accountId }) => ({ network, accountId })),
      });
      const [item] = items;
      if (!item) throw new Error(`${network} led back without an account: ${end.href}`);
      return item.id;
    },
    async upload(file) {
      const created = await fetch(`${url}/api/media/uploads`, {
        method: "POST",
        headers: { ...tus, authorization, "upload-length": String(file.length) },
      });
      const answer = await fetch(`${url}${created.headers.get("location") ?? ""}`, {
        method: "PATCH",
        headers: {
          ...tus,
          authorization,
          "upload-offset": "0",
          "content-type": "application/offset+octet-stream",
        },
        body: file,
      });
      if (!answer.ok) throw new Error(`The upload ended with ${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
  };
}
