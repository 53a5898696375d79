import { z } from "zod";

const Repos = z.object({ repos: z.array(z.object({ did: z.string() })) });
const Records = z.object({
  records: z.array(
    z.object({ uri: z.string(), value: z.object({ text: z.string(), createdAt: z.string() }) }),
  ),
});

/** Every account's posts on a PDS, as anybody can read them. */
export async function listPdsPosts(target: string) {
  const { repos } = Repos.parse(await query(target, "com.atproto.sync.listRepos", { limit: "1000" }));
  const posts = [];
  for (const { did } of repos) {
    const asked = { repo: did, collection: "app.bsky.feed.post", limit: "100" };
    const { records } = Records.parse(await query(target, "com.atproto.repo.listRecords", asked));
    for (const { uri, value } of records)
      posts.push({ id: uri, account: did, text: value.text, createdAt: value.createdAt });
  }
  return posts;
}

async function query(target: string, method: string, params: { [key: string]: string }): Promise<unknown> {
  const response = await fetch(`${target}/xrpc/${method}?${new URLSearchParams(params).toString()}`);
  return response.json();
}
