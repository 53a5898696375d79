import { describe, expect, test } from "vitest";
import { createOutput, type OutputOptions } from "./output.ts";
import { oneLine, table } from "./table.ts";

function sinks(options: Partial<OutputOptions> = {}, isTTY = false) {
  const written = { out: "", err: "" };
  const output = createOutput({
    json: false,
    stdout: { isTTY, write: (text) => (written.out += text) },
    stderr: { isTTY, write: (text) => (written.err += text) },
    ...options,
  });
  return { output, written };
}

describe("output", () => {
  test("results go to standard output, everything else to standard error", () => {
    const { output, written } = sinks();
    output.result({ id: 1 }, () => "One");
    output.note("by the way");
    output.warn("careful");
    output.fail({ code: "BROKEN", message: "It broke." });
    expect(written.out).toBe("One\n");
    expect(written.err).toBe("by the way\n! careful\n✗ It broke. (BROKEN)\n");
  });

  test("with --json every line is JSON and notes are silent", () => {
    const { output, written } = sinks({ json: true, forceColor: true });
    output.result({ id: 1 }, () => "One");
    output.note("by the way");
    output.fail({ code: "BROKEN", message: "It broke.", details: { at: 2 } });
    expect(JSON.parse(written.out)).toEqual({ id: 1 });
    expect(JSON.parse(written.err)).toEqual({ error: { code: "BROKEN", message: "It broke.", at: 2 } });
  });

  test("colours: on a terminal only, never with NO_COLOR", () => {
    const painted = (options: Partial<OutputOptions>, isTTY: boolean) =>
      sinks(options, isTTY).output.colors.red("x") !== "x";
    expect(painted({}, true)).toBe(true);
    expect(painted({}, false)).toBe(false);
    expect(painted({ noColor: true }, true)).toBe(false);
    expect(painted({ forceColor: true }, false)).toBe(true);
  });
});

describe("tables", () => {
  test("are as wide as what is seen, not as what is written", () => {
    const rows = table(
      ["A", "B"],
      [
        ["\u001b[31mred\u001b[39m", "x"],
        ["👩‍👩‍👧", "y"],
      ],
    );
    expect(rows.split("\n")).toEqual(["A    B", "\u001b[31mred\u001b[39m  x", "👩‍👩‍👧    y"]);
  });

  test("long texts end in an ellipsis, on one line", () => {
    expect(oneLine("one\n two   three", 9)).toBe("one two …");
  });
});
