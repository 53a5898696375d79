"use client";

import type { Connection } from "@planrrr/contract";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";

/** Signs in again at the network's own page; it sends people back here. */
export function useSignIn() {
  return useMutation({
    mutationFn: ({ id, network }: Connection) => api.connections.startSignIn({ network, connectionId: id }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}
