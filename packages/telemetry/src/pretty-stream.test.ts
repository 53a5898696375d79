import { expect, test } from "vitest";
import { createPrettyStream } from "./pretty-stream.ts";
import { loggerInMemory } from "./testing.ts";

test("one short line for people", () => {
  const { log, lines } = loggerInMemory({ name: "worker", pretty: true });
  log.info({ network: "bluesky", latenessMs: 12 }, "publication.published");
  expect(lines.join("")).toMatch(
    /^.*\d\d:\d\d:\d\d.*  worker   publication\.published  .*network=bluesky latenessMs=12.*\n$/,
  );
});

test("trouble says its level and shows its stack", () => {
  const { log, lines } = loggerInMemory({ name: "api", pretty: true });
  log.error({ err: new Error("no room") }, "upload failed");
  const text = lines.join("");
  expect(text).toContain("error");
  expect(text).toContain("upload failed");
  expect(text).toContain("    Error: no room\n");
});

test("no colour codes unless wanted, and foreign lines pass as they are", () => {
  const written: string[] = [];
  const stream = createPrettyStream({ write: (line) => written.push(line) }, { color: false });
  stream.write("not json\n");
  stream.write('{"level":"warn","time":"2026-11-23T10:00:00.000Z","msg":"low disk"}\n');
  expect(written[0]).toBe("not json\n");
  expect(written[1]).toMatch(/^\d\d:\d\d:\d\d  warn  low disk\n$/);
});
