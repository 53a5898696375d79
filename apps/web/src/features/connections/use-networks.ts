"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

/** What can be connected here. It changes only when planrrr is started anew. */
export function useNetworks() {
  return useQuery({
    queryKey: ["networks"],
    queryFn: () => api.connections.networks(),
    staleTime: Infinity,
  });
}
