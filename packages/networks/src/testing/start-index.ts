import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface TestIndex {
  url: string;
  close(): Promise<void>;
}

const profile = { did: "did:plc:ann", handle: "ann.test", followersCount: 321 };
const post = { uri: "at://did:plc:ann/app.bsky.feed.post/3k", likeCount: 5, repostCount: 2, replyCount: 1 };

/** What a PDS passes on to Bluesky's index, which no test machine runs: shapes of the lexicons of app.bsky. */
export async function startIndex(): Promise<TestIndex> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://index");
    const tell = (status: number, body: object) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    if (request.headers.authorization !== "Bearer good")
      return tell(400, { error: "ExpiredToken", message: "Token has expired" });
    if (pathname === "/xrpc/app.bsky.actor.getProfile")
      return tell(200, searchParams.get("actor") === profile.did ? profile : { did: "did:plc:bob" });
    return tell(200, { posts: searchParams.getAll("uris").includes(post.uri) ? [post] : [] });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
