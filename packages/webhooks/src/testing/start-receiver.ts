import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A status, with headers and a body where they matter; or what else may become of a request. */
export type Reply =
  | { status: number; headers?: { [name: string]: string }; body?: string }
  /** `never`: no answer; `drip`: a yes whose body does not end; `drop`: the connection is cut. */
  | "never"
  | "drip"
  | "drop";

export interface Receiver {
  url: string;
  received: Received[];
  /** What the next requests are answered with; then 204 again. */
  answerNext(...replies: Reply[]): void;
  /** Requests under way at the same time, at the most. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

/** A receiver of webhooks on this machine. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const replies: Reply[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.once("close", () => (open -= 1));
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      received.push({ path: request.url ?? "", headers: request.headers, body });
      reply(response, replies.shift() ?? { status: 204 });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answerNext: (...next) => void replies.push(...next),
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(response: ServerResponse, answer: Reply): void {
  if (answer === "never") return;
  if (answer === "drop") return void response.destroy();
  if (answer === "drip") {
    response.writeHead(200, { "content-type": "text/plain" });
    response.write("so");
    return;
  }
  response.writeHead(answer.status, answer.headers ?? {}).end(answer.body ?? "");
}
