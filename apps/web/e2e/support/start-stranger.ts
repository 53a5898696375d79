import { once } from "node:events";
import { createServer } from "node:http";

export interface Stranger {
  /** As another site of the same machine, and as one of another name: browsers treat cookies differently. */
  origins: string[];
  /** Addresses that somebody has asked for. */
  asked: string[];
  close(): Promise<void>;
}

/** A site of somebody else, with one page under every address. */
export async function startStranger(html: string): Promise<Stranger> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The system gave no port.");
  return {
    origins: [`http://127.0.0.1:${address.port}`, `http://localhost:${address.port}`],
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
