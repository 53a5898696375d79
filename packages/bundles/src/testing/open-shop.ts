import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Shop {
  url: string;
  host: string;
  /** What was asked for, in order. */
  asked: { path: string; headers: IncomingHttpHeaders }[];
  /** How a path is answered; 404 where nothing is said. */
  pages: { [path: string]: (request: IncomingMessage, response: ServerResponse) => void };
}

/** A web server on loopback with pages of the test's own. */
export async function openShop(pages: Shop["pages"] = {}): Promise<Shop> {
  const shop: Shop = { url: "", host: "", asked: [], pages };
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    shop.asked.push({ path, headers: request.headers });
    const page = shop.pages[path];
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  shop.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  shop.url = `http://${shop.host}`;
  return shop;
}
