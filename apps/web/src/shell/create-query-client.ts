import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isMissing, isSignedOut, mayRetry } from "../api/describe-problem.ts";

/** They hear of every answer that says so, wherever it came from. */
export function createQueryClient(hearers: { onSignedOut(): void; onMissing(): void }): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) hearers.onSignedOut();
    if (isMissing(error)) hearers.onMissing();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (failures, error) => failures < 2 && mayRetry(error) },
      mutations: { retry: false },
    },
  });
}
