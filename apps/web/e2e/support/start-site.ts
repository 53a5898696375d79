import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Site {
  /** `127.0.0.1:1234` */
  host: string;
  url: string;
  /** The paths that were asked for, by all tests of a worker. */
  asked: string[];
  stop(): void;
}

export const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Somebody's web site, with a page to link to and one that leads inside. */
export async function startSite(): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url?.startsWith("/inside"))
      return response.writeHead(302, { location: "http://192.168.1.1/router" }).end();
    if (request.url?.endsWith("/picture")) return response.end(dot);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<head><title>Ten minutes out, ten minutes back</title>
      <meta property="og:image" content="${request.url}/picture">
      <meta name="description" content="Route cards for slow walks &lt;b&gt;before&lt;/b&gt; breakfast."></head>`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `http://${host}`,
    asked,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
