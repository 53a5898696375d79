import { createServer } from "node:http";
import type { TestIo } from "./create-io.ts";

export interface MediaServer {
  url: string;
  close(): Promise<void>;
}

/** Public addresses for the files of a test, as `io.mediaUrl` promises them. */
export async function serveMedia(find: () => TestIo): Promise<MediaServer> {
  const server = createServer((request, response) => {
    const file = find().media.get((request.url ?? "").slice(1));
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    void file.bytes().then((bytes) => response.writeHead(200, { "content-type": file.type }).end(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
