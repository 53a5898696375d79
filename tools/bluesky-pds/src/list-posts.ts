import { callXrpc, readString } from "./call-xrpc.ts";
import type { BlueskyPost } from "./types.ts";

const PAGE = 100;

export async function listPosts(url: string, did: string): Promise<BlueskyPost[]> {
  const posts: BlueskyPost[] = [];
  let cursor: string | undefined;
  do {
    const page = await callXrpc(url, "com.atproto.repo.listRecords", {
      query: {
        repo: did,
        collection: "app.bsky.feed.post",
        limit: String(PAGE),
        reverse: "true",
        ...(cursor === undefined ? {} : { cursor }),
      },
    });
    const records: unknown = page["records"];
    if (!Array.isArray(records)) throw new Error("listRecords answered no records");
    posts.push(...records.map(toPost));
    cursor = records.length === PAGE && typeof page["cursor"] === "string" ? page["cursor"] : undefined;
  } while (cursor !== undefined);
  return posts;
}

function toPost(record: { [key: string]: unknown }): BlueskyPost {
  const uri = readString(record, "uri");
  const value = record["value"];
  if (typeof value !== "object" || value === null) throw new Error("the record has no value");
  return {
    uri,
    cid: readString(record, "cid"),
    rkey: uri.slice(uri.lastIndexOf("/") + 1),
    value: { ...value },
  };
}
