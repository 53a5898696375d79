import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { createTestDatabase } from "@planrrr/database/testing";
import { expect, inject, onTestFinished, test } from "vitest";
import { runCli } from "../run-cli.ts";

async function openPlace() {
  const database = await createTestDatabase(inject("postgresUrl"));
  const home = mkdtempSync(path.join(tmpdir(), "planrrr-bundles-"));
  const deals = [{ id: "a", name: "Music for students", price: 5.99 }];
  const server = createServer((request, response) => {
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else response.end(JSON.stringify({ deals }));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await database.close();
    rmSync(home, { recursive: true, force: true });
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = path.join(home, "sources.yml");
  const write = (text: string) => writeFileSync(file, text);
  write(sources(host));
  const run = async (...args: string[]) => {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const code = await runCli(["bundles", ...args], {
      root: home,
      variables: { PLANRRR_HOME: home, DATABASE_URL: database.url, SOURCES_FILE: file },
      workingDirectory: home,
      stdin,
      stdout,
      stderr,
    });
    const text = (stream: PassThrough) => String(stream.read() ?? "");
    return { code, stdout: text(stdout), stderr: text(stderr) };
  };
  return { run, write, deals, host };
}

const sources = (host: string) => `contact: bot@planrrr.example
allowPrivateHosts: ["${host}"]
sources:
  - name: students
    kind: json
    url: http://${host}/deals.json
    gapSeconds: 0
    items: deals[]
    fields: { sourceId: "{id}", provider: Shop, title: "{name}", price: "{price}", currency: USD }
`;

test("a source is read into the catalogue, and listed with its visit", async () => {
  const { run, deals } = await openPlace();
  const first = await run("run", "students", "--json");
  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject([{ source: "students", verdict: "ok", added: 1 }]);
  deals.push({ id: "b", name: "Films", price: 7 });
  const second = await run("run", "students");
  expect(second.stdout.split("\n")[1]).toMatch(/^students\s+ok\s+2\s+1\s+0\s+0\s+0\s+0$/);
  expect(second.stderr).toContain("Reading students from http://");
  const listed = await run("list");
  expect(listed.stdout.split("\n")[1]).toMatch(/^students\s+json\s+2\s+0\s+20\S+Z\s+ok$/);
});

test("what can't be done is said, with an exit code", async () => {
  const { run, write, deals, host } = await openPlace();
  deals.length = 0;
  const empty = await run("run", "students");
  expect(empty).toMatchObject({ code: 1, stdout: expect.stringContaining("no records") as string });
  const unknown = await run("run", "nobody");
  expect(unknown).toMatchObject({ code: 3, stdout: "" });
  expect(unknown.stderr).toContain("There is no source nobody in the file. There are: students.");
  const shop = await run("run", "sandbox-shop");
  expect(shop.stderr).toContain("planrrr bundles enqueue sandbox-shop --wait");
  write(sources(host).replace("bot@planrrr.example", "bot@example.org"));
  expect((await run("run", "students")).stderr).toContain("(NO_CONTACT)");
  write(sources(host).replace("kind: json", "kind: psychic"));
  const bad = await run("list");
  expect(bad.code).toBe(2);
  expect(bad.stderr).toMatch(/line 5: sources\.0\.kind/);
  expect((await run("list", "--sources", "/nowhere/sources.yml")).code).toBe(2);
});

test("a source on this machine is refused unless its host is named", async () => {
  const { run, write, host } = await openPlace();
  write(sources(host).replace(/allowPrivateHosts.*\n/, ""));
  const refused = await run("run", "students");
  expect(refused.code).toBe(1);
  expect(refused.stdout).toMatch(/students\s+blocked.*leads to 127\.0\.0\.1, which is loopback/);
});
