import { IncomingMessage, ServerResponse } from "node:http";
import { serve } from "@hono/node-server";

/** The raw connection under a request, for what no well-behaved answer can do. */
export interface Wire {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

export interface Listening {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Serves on the loopback only; port 0 takes a free one. */
export function listen(
  handler: (request: Request, wire: Wire) => Promise<Response>,
  port = 0,
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const answer = (
      request: Request,
      { incoming, outgoing }: { incoming: unknown; outgoing: unknown },
    ): Promise<Response> => {
      if (!(incoming instanceof IncomingMessage) || !(outgoing instanceof ServerResponse))
        throw new Error("only HTTP/1.1 here");
      return handler(request, { incoming, outgoing });
    };
    const server = serve(
      { fetch: answer, port, hostname: "127.0.0.1", overrideGlobalObjects: false },
      (info) => {
        resolve({ url: `http://127.0.0.1:${info.port}`, port: info.port, close });
      },
    );
    server.once("error", reject);
    const close = (): Promise<void> =>
      new Promise((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
  });
}
