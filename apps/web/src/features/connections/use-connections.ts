"use client";

import type { Connection } from "@planrrr/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

export const connectionsKey = ["connections"] as const;

/** All of the team's connections: there are a handful, so every page of them is read at once. */
export function useConnections() {
  return useQuery({ queryKey: connectionsKey, queryFn: listAll });
}

async function listAll(): Promise<Connection[]> {
  const found: Connection[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await api.connections.list({ limit: 100, cursor });
    found.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return found;
}

export function useSandbox() {
  return useQuery({
    queryKey: ["sandbox"],
    queryFn: () => api.connections.sandbox(),
    staleTime: Infinity,
  });
}

/** What waits for an account goes on once it is connected: posts are read again, too. */
export function useConnectionsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: connectionsKey }),
      queries.invalidateQueries({ queryKey: ["posts"] }),
    ]);
  };
}
