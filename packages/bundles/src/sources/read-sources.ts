import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { SourcesFile } from "./source.ts";

/** The file can't be used. Each problem begins with its line. */
export class SourcesFileError extends Error {
  override readonly name = "SourcesFileError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** Reads the text of `config/sources.yml`, or says every line that can't be used. */
export function readSources(text: string): SourcesFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new SourcesFileError(
      document.errors.map(
        ({ pos, message }) =>
          `line ${lines.linePos(pos[0]).line}: ${message.split("\n")[0]?.replace(/ at line .*$/, "") ?? ""}`,
      ),
    );
  }
  const result = SourcesFile.safeParse(toPlain(document));
  if (result.success) return result.data;
  throw new SourcesFileError(
    result.error.issues.map((issue) => {
      const line = lines.linePos(offsetOf(document, pathOf(issue))).line;
      return `line ${line}: ${[issue.path.join("."), issue.message].filter(Boolean).join(": ")}`;
    }),
  );
}

/** An alias that points to itself many times over must not fill the memory: yaml counts and refuses. */
function toPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    throw new SourcesFileError([`line 1: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

/** An unknown key stands below the object that zod complains of. */
function pathOf(issue: z.core.$ZodIssue): PropertyKey[] {
  return issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
}

/** Where the path stands in the text, else the nearest part of it that does. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const key = path[length - 1];
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const pair = isMap(parent) ? parent.items.find((item) => isPair(item) && String(item.key) === key) : null;
    const found = isPair(pair) ? pair.key : document.getIn(path.slice(0, length), true);
    if (isNode(found) && found.range) return found.range[0];
  }
  return 0;
}
