import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { runCli } from "./run-cli.ts";

/** A stream without a terminal, as in a pipe. */
function pipe() {
  const stream = new PassThrough();
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { stream, text: () => text };
}

async function run(args: string[], variables: { [name: string]: string } = {}) {
  const home = mkdtempSync(path.join(tmpdir(), "planrrr-cli-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const [stdin, stdout, stderr] = [pipe(), pipe(), pipe()];
  const code = await runCli(args, {
    root: home,
    variables: { PLANRRR_HOME: home, PORT: "1", ...variables },
    workingDirectory: home,
    stdin: stdin.stream,
    stdout: stdout.stream,
    stderr: stderr.stream,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

describe("arguments", () => {
  test("help goes to standard output and tells the exit codes", async () => {
    const { code, stdout, stderr } = await run(["--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("posts");
    expect(stdout).toContain("Exit codes");
  });

  test.each([
    { args: [] },
    { args: ["posts"] },
    { args: ["posts", "creat"] },
    { args: ["posts", "show"] },
    { args: ["posts", "create", "x", "--nonsense"] },
    {
      args: [
        "posts",
        "create",
        "x",
        "--at",
        "2026-12-01T09:00Z",
        "--local-time",
        "2026-12-01T09:00",
        "--time-zone",
        "UTC",
      ],
    },
    { args: ["posts", "create", "x", "--local-time", "2026-12-01T09:00"] },
    { args: ["posts", "create", "x", "--visibility", "secret"] },
    { args: ["posts", "list", "--status", "lost"] },
    { args: ["posts", "resolve", "id", "maybe"] },
  ])("$args is wrong usage: exit code 2, words on standard error", async ({ args }) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("(WRONG_USAGE)");
  });

  test("with --json a failure is one line of JSON, without colours", async () => {
    const { code, stderr } = await run(["posts", "list", "--json"], { FORCE_COLOR: "1" });
    expect(code).toBe(5);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "NOT_SIGNED_IN" } });
  });

  test("a key and nobody there: exit code 4", async () => {
    const { code, stderr } = await run(["posts", "list", "--api-key", "planrrr_x"]);
    expect(code).toBe(4);
    expect(stderr).toContain("npm start");
  });

  test("a secret that would have to be asked for without a terminal: told how else", async () => {
    const { code, stderr } = await run(["connections", "add", "mastodon", "--service", "https://a.example"]);
    expect(code).toBe(2);
    expect(stderr).toContain("PLANRRR_CONNECTION_TOKEN");
  });

  test("bad settings are named, their values are not told", async () => {
    const { code, stderr } = await run(["doctor"], { PORT: "many", DATABASE_URL: "mysql://secret@x" });
    expect(code).toBe(2);
    expect(stderr).toContain("PORT");
    expect(stderr).toContain("DATABASE_URL");
    expect(stderr).not.toContain("secret");
  });
});
