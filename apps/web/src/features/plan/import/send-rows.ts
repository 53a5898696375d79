import { ORPCError } from "@orpc/client";
import type { BulkRow } from "@planrrr/contract";
import { api } from "../../../api/client.ts";
import { divideRows } from "./divide-rows.ts";
import type { RowResult } from "./import-row.ts";

const waitMs = 2_000;
const mostWaits = 45;
/** The answer is on its way, or too much was asked for at once: asking again later helps. */
const passing = new Set(["IDEMPOTENCY_KEY_IN_PROGRESS", "RATE_LIMITED"]);

export interface SendRowsInput {
  rows: BulkRow[];
  timeZone: string;
  /** Absent: a dry run. */
  id?: string;
  onProgress: (done: number) => void;
  signal: AbortSignal;
}

/** Some rows at a time, so that a bar can move. With an `id` every repeat is the same request. */
export async function sendRows({
  rows,
  timeZone,
  id,
  onProgress,
  signal,
}: SendRowsInput): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const [nth, part] of divideRows(rows).entries()) {
    const input = { rows: part, timeZone };
    const context = id ? { idempotencyKey: `${id}-${nth}` } : {};
    const answer = await patiently(signal, () =>
      api.posts.bulk(id ? { ...input, partial: true } : { ...input, dryRun: true }, { context, signal }),
    );
    results.push(...answer.rows);
    onProgress(results.length);
  }
  return results;
}

async function patiently<Answer>(signal: AbortSignal, ask: () => Promise<Answer>): Promise<Answer> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ORPCError) || !passing.has(error.code) || waits === mostWaits) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      signal.throwIfAborted();
    }
  }
}
