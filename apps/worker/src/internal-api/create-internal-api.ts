import { type ContractRouterClient } from "@orpc/contract";
import { createORPCClient } from "@orpc/client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { internalContract } from "@planrrr/contract";
import type { InternalApi, RefreshAnswer } from "../context.ts";
import { gather } from "./gather.ts";
import { persistently } from "./persistently.ts";

export interface InternalApiOptions {
  apiUrl: string;
  internalApiKey: string;
  workerId: string;
  startedAt: Date;
  /** Ends every wait for an API that is away. */
  signal: AbortSignal;
  fetch?: typeof fetch;
}

/** One request of the worker may take this long; the API answers in milliseconds or is gone. */
const requestTimeoutMs = 10_000;

/** The worker's only way to planrrr's data. An API that restarts is waited for; the lease sets the limit. */
export function createInternalApi(options: InternalApiOptions): InternalApi {
  const send = options.fetch ?? fetch;
  const headers = { "x-internal-api-key": options.internalApiKey };
  const client: ContractRouterClient<typeof internalContract> = createORPCClient(
    new OpenAPILink(internalContract, {
      url: new URL("/internal", options.apiUrl).href,
      headers,
      fetch: (request, init) => send(request, { ...init, signal: timeout(request.signal) }),
    }),
  );
  const patiently = <T>(work: () => Promise<T>) => persistently(work, { signal: options.signal });

  const claims = gather((publicationIds: readonly string[]) =>
    patiently(async () => {
      const ids = [...publicationIds];
      return (await client.publications.claim({ workerId: options.workerId, publicationIds: ids })).items;
    }),
  );
  const arms = gather((items: readonly Parameters<InternalApi["arm"]>[0][]) =>
    patiently(async () => (await client.publications.arm({ items: [...items] })).items),
  );
  const reports = gather((items: readonly Parameters<InternalApi["report"]>[0][]) =>
    patiently(async () => (await client.publications.report({ items: [...items] })).items),
  );
  const renewals = gather((items: readonly Parameters<InternalApi["renew"]>[0][]) =>
    patiently(async () => (await client.publications.renew({ items: [...items] })).items),
  );

  return {
    claim: (publicationId) => claims(publicationId),
    arm: (item) => arms(item),
    report: (report) => reports(report),
    renew: (item) => renewals(item),
    refresh: (id, credentialsVersion) =>
      patiently<RefreshAnswer>(() => client.connections.refresh({ id, credentialsVersion })),
    async heartbeat() {
      await client.workers.heartbeat({
        workerId: options.workerId,
        startedAt: options.startedAt.toISOString(),
      });
    },
    readMedia: (mediaId) =>
      patiently(async () => {
        const url = new URL(`/internal/media/${encodeURIComponent(mediaId)}`, options.apiUrl);
        const response = await send(url, { headers, signal: timeout() });
        if (!response.ok) throw new Error(`The API answered ${response.status} for media ${mediaId}.`);
        return response.blob();
      }),
  };
}

function timeout(signal?: AbortSignal | null): AbortSignal {
  const limit = AbortSignal.timeout(requestTimeoutMs);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
