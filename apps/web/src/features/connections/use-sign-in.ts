"use client";

import type { StartSignInInput } from "@planrrr/contract";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";

/** Leads to the network's own sign-in page; it sends people back here. */
export function useSignIn() {
  return useMutation({
    mutationFn: (input: StartSignInInput) => api.connections.startSignIn(input),
    onSuccess: ({ url }) => window.location.assign(url),
    onError: tellProblem,
  });
}
