import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BlockedAddressError, BodyTooLargeError, TooManyRedirectsError } from "./errors.ts";
import { openSafeFetch, serve } from "./testing.ts";

async function readAll(request: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe("answers", () => {
  test("are Web responses with address, status and headers", async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(201, { "content-type": "application/json" }).end('{"id":1}');
    });
    const response = await openSafeFetch()(`${url}/post`);
    expect(response).toBeInstanceOf(Response);
    expect(response).toMatchObject({ status: 201, url: `${url}/post`, redirected: false });
    expect(await response.json()).toEqual({ id: 1 });
  });

  test("may have no body", async () => {
    const { url } = await serve((_, response) => response.writeHead(204).end());
    expect((await openSafeFetch()(url)).body).toBeNull();
  });

  test("larger than the limit break off", async () => {
    const { url } = await serve((_, response) => response.end("x".repeat(1001)));
    const response = await openSafeFetch({ maxBodyBytes: 1000 })(url);
    await expect(response.text()).rejects.toBeInstanceOf(BodyTooLargeError);
  });

  test("count unpacked, so a small bomb is a large answer", async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    const { url } = await serve((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    });
    const response = await openSafeFetch({ maxBodyBytes: 1_000_000 })(url);
    await expect(response.arrayBuffer()).rejects.toBeInstanceOf(BodyTooLargeError);
  });

  test("that never come are given up", async () => {
    const { url } = await serve(() => {});
    const fetch = openSafeFetch({ timeouts: { totalMs: 100 } });
    await expect(fetch(url)).rejects.toMatchObject({ name: "TimeoutError" });
  });
});

describe("requests", () => {
  test("carry Node's own FormData as a form, with its length", async () => {
    const { url } = await serve(async (request, response) => {
      const { "content-type": type, "content-length": length } = request.headers;
      response.end(JSON.stringify({ type, length, body: await readAll(request) }));
    });
    const body = new FormData();
    body.set("status", "hello");
    body.set("file", new File(["bytes"], "a.txt", { type: "text/plain" }));
    const sent = (await (await openSafeFetch()(url, { method: "POST", body })).json()) as {
      type: string;
      length: string;
      body: string;
    };
    expect(sent.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(Number(sent.length)).toBe(sent.body.length);
    expect(sent.body).toContain('filename="a.txt"');
  });

  test("may be Request objects with Headers objects", async () => {
    const { url } = await serve(async (request, response) => {
      response.end(`${request.method} ${String(request.headers["x-a"])} ${await readAll(request)}`);
    });
    const fetch = openSafeFetch();
    const headers = new Headers({ "x-a": "1" });
    const asRequest = await fetch(new Request(url, { method: "PUT", headers, body: "b" }));
    expect(await asRequest.text()).toBe("PUT 1 b");
    const asInit = await fetch(new URL(url), { method: "POST", headers, body: "c" });
    expect(await asInit.text()).toBe("POST 1 c");
  });

  test("may stream", async () => {
    const { url } = await serve(async (request, response) => response.end(await readAll(request)));
    const body = new Blob(["streamed"]).stream();
    const init = { method: "POST", body, duplex: "half" } as RequestInit;
    expect(await (await openSafeFetch()(url, init)).text()).toBe("streamed");
  });

  test("stop when their signal fires", async () => {
    const { url } = await serve(() => {});
    const stop = new AbortController();
    const pending = openSafeFetch()(url, { signal: stop.signal });
    stop.abort();
    await expect(pending).rejects.toMatchObject({ name: "AbortError" });
  });

  test("share kept connections", async () => {
    const { url, connections } = await serve((_, response) => response.end("ok"));
    const fetch = openSafeFetch();
    for (let i = 0; i < 50; i++) await (await fetch(url, { method: "POST", body: "x" })).text();
    // The second opens while the first still hands over the end of its answer.
    expect(connections()).toBeLessThanOrEqual(2);
  });

  test.each(["file:///etc/passwd", "ftp://example.com/", "data:text/plain,x"])(
    "to %s are refused",
    async (url) => {
      await expect(openSafeFetch()(url)).rejects.toThrow("are not fetched");
    },
  );
});

describe("redirects", () => {
  test("are followed up to the limit", async () => {
    const { url } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("there");
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const fetch = openSafeFetch({ maxRedirects: 3 });
    const response = await fetch(`${url}/3`);
    expect(response).toMatchObject({ redirected: true, url: `${url}/0` });
    expect(await response.text()).toBe("there");
    await expect(fetch(`${url}/4`)).rejects.toBeInstanceOf(TooManyRedirectsError);
  });

  test("into the private network are refused at the hop", async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(302, { location: "http://169.254.169.254/latest" }).end();
    });
    await expect(openSafeFetch()(url)).rejects.toMatchObject({ range: "linkLocal" });
  });

  test("to a name that leads inside are refused at the hop", async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(307, { location: "http://inside.example/" }).end();
    });
    const fetch = openSafeFetch({ lookup: async () => ["10.0.0.7"] });
    await expect(fetch(url)).rejects.toBeInstanceOf(BlockedAddressError);
  });

  test("can be left to the caller", async () => {
    const { url } = await serve((_, response) => response.writeHead(302, { location: "/x" }).end());
    expect((await openSafeFetch()(url, { redirect: "manual" })).status).toBe(302);
  });
});
