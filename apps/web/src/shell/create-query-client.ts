import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isMissing, isSignedOut, mayRetry } from "../api/describe-problem.ts";

interface Hearers {
  /** Pages read by themselves; what changes something was pressed for. */
  onSignedOut(isPressedFor: boolean): void;
  onMissing(): void;
}

/** They hear of every answer that says so, wherever it came from. */
export function createQueryClient(hearers: Hearers): QueryClient {
  const hear = (isPressedFor: boolean) => (error: unknown) => {
    if (isSignedOut(error)) hearers.onSignedOut(isPressedFor);
    if (isMissing(error)) hearers.onMissing();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: hear(false) }),
    mutationCache: new MutationCache({ onError: hear(true) }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && mayRetry(error) },
      mutations: { retry: false },
    },
  });
}
