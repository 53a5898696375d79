import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idOf, type Person, send, signUp } from "../testing/person.ts";
import { png } from "../testing/pictures.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const asked: string[] = [];
const site = createServer((request, response) => {
  asked.push(request.url ?? "");
  if (request.url === "/inside") return response.writeHead(302, { location: `http://127.0.0.1:4444/` }).end();
  if (request.url === "/picture") return response.end(png(3, 2));
  response.setHeader("content-type", "text/html");
  response.end(`<head><title>A walk</title><meta property="og:image" content="/picture">
    <meta name="description" content="Ten minutes out &amp; back"></head>`);
});
let api: TestApi;
let ann: Person;
let at: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
  at = `http://${host}`;
  api = await startTestApi({
    allowedPrivateHosts: [host],
    rateLimit: { perMinute: 10_000, writesPerMinute: 10_000 },
  });
  ann = await signUp(api);
});
afterAll(async () => {
  await api.close();
  site.closeAllConnections();
  site.close();
});

const look = (url: string, person = ann) =>
  person.send("GET", `/api/links/preview?url=${encodeURIComponent(url)}`);

test("a page is told by its title, description and picture, the picture as data", async () => {
  const answer = await look(`${at}/walk`);
  expect(answer.json).toEqual({
    url: `${at}/walk`,
    state: "found",
    title: "A walk",
    description: "Ten minutes out & back",
    picture: `data:image/png;base64,${png(3, 2).toString("base64")}`,
  });
});

test.each(["http://169.254.169.254/", "http://127.0.0.1:4444/", "http://localhost:4444/", "http://[::1]/"])(
  "%s is private, sandbox or not",
  async (url) => {
    expect((await look(url)).json).toMatchObject({ state: "private", picture: null });
  },
);

test("so is what redirects there", async () => {
  expect((await look(`${at}/inside`)).json).toMatchObject({ state: "private", title: "127.0.0.1" });
});

test("only signed in, only http, and not without end", async () => {
  const before = asked.length;
  expect((await send(api, "GET", `/api/links/preview?url=${encodeURIComponent(at)}`)).status).toBe(401);
  expect((await look("file:///etc/passwd")).json).toMatchObject({ code: "INVALID_INPUT" });
  expect((await look("javascript:alert(1)")).json).toMatchObject({ code: "INVALID_INPUT" });
  expect(asked).toHaveLength(before);

  const eager = await signUp(api, "eager");
  const answers = await Promise.all(Array.from({ length: 32 }, () => look("http://127.0.0.1:4444/", eager)));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.json).toMatchObject({ code: "RATE_LIMITED" });
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("what files show is told to their team alone, in the order asked for", async () => {
  const [one, two] = [
    idOf(await ann.send("POST", "/api/media?alt=One", png(1, 1))),
    idOf(await ann.send("POST", "/api/media?alt=Two", png(2, 2))),
  ];
  const list = (person: Person) => person.send("GET", `/api/media?ids=${two},${one}`);
  expect((await list(ann)).json).toMatchObject({
    items: [
      { id: two, alt: "Two", width: 2 },
      { id: one, alt: "One" },
    ],
  });
  expect((await list(await signUp(api, "eve"))).json).toEqual({ items: [] });
});
