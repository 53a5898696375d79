"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useSignedIn } from "../../../session/use-session.ts";
import { postsKey } from "../../posts/posts-keys.ts";
import { type BegunImport, printOf, recallImport, rememberImport } from "./import-memory.ts";
import type { ImportRow, RowResult } from "./import-row.ts";
import type { SendRowsInput } from "./send-rows.ts";

export interface Chosen {
  name: string;
  print: string;
  rows: ImportRow[];
  /** It was planned before, or begun to be. */
  begun: BegunImport | undefined;
}

export type ImportStage =
  | { is: "choose"; problem?: { fact: string; next: string } }
  | { is: "checking"; chosen: Chosen; done: number }
  | { is: "checked"; chosen: Chosen; results: Map<number, RowResult> }
  | { is: "planning"; chosen: Chosen; done: number; all: number }
  | { is: "planned"; chosen: Chosen; results: Map<number, RowResult> }
  | { is: "stopped"; chosen: Chosen; error: unknown; goOn: () => void };

/** A file's way: chosen, read, tried out, planned. One run at a time; a run that is left is stopped. */
export function useImport(timeZone: string) {
  const { team } = useSignedIn();
  const queries = useQueryClient();
  const [stage, setStage] = useState<ImportStage>({ is: "choose" });
  const run = useRef<AbortController>(null);

  const begin = async (work: (signal: AbortSignal) => Promise<void>, chosen: Chosen, again: () => void) => {
    run.current?.abort();
    const controller = new AbortController();
    run.current = controller;
    try {
      await work(controller.signal);
    } catch (error) {
      if (!controller.signal.aborted) setStage({ is: "stopped", chosen, error, goOn: again });
    }
  };

  const send = async (rows: ImportRow[], options: Omit<SendRowsInput, "rows" | "timeZone">, zone: string) => {
    const { sendRows } = await import("./send-rows.ts");
    const readable = rows.flatMap(({ number, input, unreadable }) =>
      input && !unreadable ? [{ number, input }] : [],
    );
    const results = await sendRows({ rows: readable.map(({ input }) => input), timeZone: zone, ...options });
    return new Map(results.map((result, nth) => [readable[nth]?.number ?? 0, result]));
  };

  const check = (chosen: Chosen, zone: string): Promise<void> =>
    begin(
      async (signal) => {
        setStage({ is: "checking", chosen, done: 0 });
        const onProgress = (done: number) => setStage({ is: "checking", chosen, done });
        const results = await send(chosen.rows, { onProgress, signal }, zone);
        if (!signal.aborted) setStage({ is: "checked", chosen, results });
      },
      chosen,
      () => void check(chosen, zone),
    );

  const plan = (chosen: Chosen, begun: BegunImport): Promise<void> => {
    setStage({ is: "planning", chosen, done: 0, all: begun.numbers.length });
    return begin(
      async (signal) => {
        const wanted = new Set(begun.numbers);
        const rows = chosen.rows.filter(({ number }) => wanted.has(number));
        const progress = (done: number) => setStage({ is: "planning", chosen, done, all: rows.length });
        rememberImport(team.id, chosen.print, begun);
        const results = await send(rows, { id: begun.id, onProgress: progress, signal }, timeZone);
        rememberImport(team.id, chosen.print, { ...begun, done: true });
        setStage({ is: "planned", chosen, results });
        await queries.invalidateQueries({ queryKey: postsKey });
      },
      chosen,
      () => void plan(chosen, begun),
    );
  };

  const choose = async (file: File): Promise<void> => {
    const { readImport } = await import("./read-import.ts");
    const read = readImport(new Uint8Array(await file.arrayBuffer()));
    if ("fact" in read) return setStage({ is: "choose", problem: read });
    const print = printOf(`${timeZone}\n${JSON.stringify(read.rows)}`);
    const chosen = { name: file.name, print, rows: read.rows, begun: recallImport(team.id, print) };
    return check(chosen, timeZone);
  };

  return {
    stage,
    choose,
    plan: (chosen: Chosen, numbers: number[]) =>
      void plan(chosen, { id: crypto.randomUUID(), at: new Date().toISOString(), numbers, done: false }),
    goOn: (chosen: Chosen, begun: BegunImport) => void plan(chosen, begun),
    leave: () => {
      run.current?.abort();
      setStage({ is: "choose" });
    },
  };
}

export type Import = ReturnType<typeof useImport>;
