import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isSignedOut, mayRetry } from "../api/describe-problem.ts";

/** `onSignedOut` hears of every answer that says so, wherever it came from. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
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
