"use client";

import { useQuery } from "@tanstack/react-query";
import { sendJson } from "../api/send-json.ts";

interface Instance {
  /** Where communities meet and tickers come from; null: nowhere. */
  edgeUrl: string | null;
}

/** What this planrrr has, which does not change while a page is open. */
export function useInstance() {
  return useQuery({
    queryKey: ["instance"],
    queryFn: () => sendJson<Instance>("/api/instance"),
    staleTime: Infinity,
  });
}
