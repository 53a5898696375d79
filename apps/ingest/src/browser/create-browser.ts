import type { Browser as Chromium, BrowserContext, Route } from "playwright-core";
import { takeTurns } from "./take-turns.ts";

export interface Browser {
  /** A fetch that answers with the page as it stands once its scripts have run; every request of it goes through `fetch`. */
  through(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
  close(): Promise<void>;
}

const loadMs = 30_000;
/** Scripts may go on asking for ever: what is there after so long counts. */
const settleMs = 10_000;
const leftOut = ["image", "media", "font"];
/** Whatever is not handed to us has no way out: no name resolves, and the only proxy is a closed port. */
const closedDoors = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--proxy-server=http://127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
  "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--disable-dev-shm-usage",
];

/** Chromium, started at its first page and kept. */
export function createBrowser({ path, concurrency }: { path: string; concurrency: number }): Browser {
  const turn = takeTurns(concurrency);
  let chromium: Promise<Chromium> | undefined;

  async function open(): Promise<Chromium> {
    const running = await chromium?.catch(() => undefined);
    if (running?.isConnected()) return running;
    const { chromium: launcher } = await import("playwright-core");
    // Its own sandbox needs a user that is not root.
    const chromiumSandbox = process.getuid?.() !== 0;
    chromium = launcher.launch({ executablePath: path, chromiumSandbox, args: closedDoors });
    return chromium;
  }

  async function render(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const userAgent = headers.get("user-agent");
    const context = await (
      await open()
    ).newContext({
      serviceWorkers: "block",
      acceptDownloads: false,
      ...(userAgent === null ? {} : { userAgent }),
    });
    try {
      return await load(context, fetch, url);
    } finally {
      await context.close();
    }
  }

  return {
    through: (fetch) => (input, init) => {
      const url = typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
      return turn(() => render(fetch, url, init ?? {}));
    },
    async close() {
      const running = await chromium?.catch(() => undefined);
      await running?.close();
    },
  };
}

/** What came of asking for the page itself. */
interface Told {
  answer?: { status: number; headers: { [name: string]: string } };
  failure?: Error;
}

async function load(context: BrowserContext, fetch: typeof globalThis.fetch, url: string): Promise<Response> {
  const told: Told = {};
  await context.routeWebSocket(/.*/, (socket) => void socket.close());
  await context.route("**/*", (route) => handOver(route, fetch, told));
  const page = await context.newPage();
  try {
    await page.goto(url, { timeout: loadMs, waitUntil: "domcontentloaded" });
  } catch (error) {
    // Why the page did not come is told by our own fetch.
    if (told.failure !== undefined) throw told.failure;
    if (!told.answer || told.answer.status === 200) throw new TypeError("fetch failed", { cause: error });
  }
  const { status = 200, headers = {} } = told.answer ?? {};
  if (status !== 200) return new Response(null, { status, headers });
  await page.waitForLoadState("networkidle", { timeout: settleMs }).catch(() => undefined);
  return new Response(await page.content(), { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Asks in the browser's place: the guard sees every address, of scripts and redirects, too. */
async function handOver(route: Route, fetch: typeof globalThis.fetch, told: Told): Promise<void> {
  const request = route.request();
  if (leftOut.includes(request.resourceType())) return route.abort("blockedbyclient");
  const isPage = request.isNavigationRequest() && request.frame().parentFrame() === null;
  try {
    const body = request.postDataBuffer();
    const { "content-length": _length, host: _host, ...headers } = request.headers();
    const response = await fetch(request.url(), {
      method: request.method(),
      headers,
      ...(body === null ? {} : { body: new Uint8Array(body) }),
    });
    const given = Object.fromEntries(response.headers);
    // Unpacked already.
    delete given["content-encoding"];
    delete given["content-length"];
    const { status } = response;
    if (isPage) told.answer = { status, headers: given };
    await route.fulfill({ status, headers: given, body: Buffer.from(await response.arrayBuffer()) });
  } catch (error) {
    if (isPage) told.failure = error instanceof Error ? error : new Error(String(error));
    await route.abort("failed").catch(() => undefined);
  }
}
