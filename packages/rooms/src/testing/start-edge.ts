import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Edge {
  url: string;
  received: { key: string; body: unknown }[];
  /** Statuses of the next answers; then 200 again. 0 drops the connection. */
  answerNext(...statuses: number[]): void;
  close(): Promise<void>;
}

/** Takes down what is announced, as the edge would; what it does with it is tested there. */
export async function startEdge(): Promise<Edge> {
  const received: Edge["received"] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (text += chunk));
    request.on("end", () => {
      const status = request.url === "/api/community/announce" ? (statuses.shift() ?? 200) : 404;
      // The socket: a request that has been read is over, and destroying it leaves the other side waiting.
      if (status === 0) return request.socket.destroy();
      const key = request.headers["x-internal-api-key"];
      received.push({ key: String(key), body: JSON.parse(text) as unknown });
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerNext: (...next) => void statuses.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
