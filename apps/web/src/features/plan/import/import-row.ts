import type { BulkResult, BulkRow } from "@planrrr/contract";

export type RowResult = BulkResult["rows"][number];
export type RowProblem = RowResult["problems"][number];

/** One row of a file, as it is numbered there. */
export interface ImportRow {
  number: number;
  /** What is sent; absent where it could not even be read. */
  input?: BulkRow;
  /** Why it could not be read. */
  unreadable?: string;
}

/** A file that holds rows, or what is wrong with it and what to do. */
export type ImportFile = { rows: ImportRow[] } | { fact: string; next: string };

export const mostRows = 1_000;
