"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

export function useSignInChoices(id: string) {
  return useQuery({
    queryKey: ["sign-in", id],
    queryFn: () => api.connections.choices({ id }),
    enabled: id !== "",
  });
}
