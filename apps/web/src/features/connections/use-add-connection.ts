"use client";

import type { AddConnectionInput, Connection } from "@planrrr/contract";
import { networkNames, showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { useConnectionsChanged } from "./use-connections.ts";

/** Connects an account, or renews it: connecting it again is how it is mended. */
export function useAddConnection(onDone?: (connection: Connection) => void) {
  const changed = useConnectionsChanged();
  return useMutation({
    mutationFn: (input: AddConnectionInput) => api.connections.add(input),
    onSuccess: async (connection) => {
      await changed();
      showToast({
        fact: `${networkNames[connection.network]} is connected`,
        more: `As ${connection.handle}. You can post to it now.`,
      });
      onDone?.(connection);
    },
  });
}
