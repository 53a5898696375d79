import canonicalize from "canonicalize";
import type { BundleContent } from "../normalise/bundle.ts";
import { type BundleRow, toColumns } from "./stored-content.ts";

export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** Every field that differs. The facts of `details` count one by one. */
export function diffBundle(row: BundleRow, content: BundleContent): FieldChange[] {
  const { details, ...columns } = toColumns(content);
  return [
    ...diffFields(row, columns, Object.keys(columns), ""),
    ...diffFields(row.details, details, keysOf(row.details, details), "details."),
  ];
}

function diffFields(before: object, after: object, names: readonly string[], prefix: string): FieldChange[] {
  return names
    .map((name) => ({
      field: prefix + name,
      before: (before as { [name: string]: unknown })[name] ?? null,
      after: (after as { [name: string]: unknown })[name] ?? null,
    }))
    .filter((change) => canonicalize(change.before) !== canonicalize(change.after));
}

function keysOf(...objects: readonly object[]): string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))].toSorted();
}
