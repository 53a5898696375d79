import { type ContractRouterClient } from "@orpc/contract";
import { createORPCClient } from "@orpc/client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { internalContract } from "@planrrr/contract";
import { z } from "zod";
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

const MediaUrl = z.object({ url: z.url() });

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

  const ask = async (path: string, signal?: AbortSignal, more: { [name: string]: string } = {}) => {
    const response = await send(new URL(path, options.apiUrl), {
      headers: { ...headers, ...more },
      ...(signal ? { signal } : {}),
    });
    if (!response.ok) throw new Error(`The API answered ${response.status} for ${path}.`);
    return response;
  };

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
    readMedia: (mediaId) => patiently(async () => (await ask(mediaPath(mediaId), timeout())).blob()),
    openMedia: (mediaId, from = 0) =>
      patiently(async () => {
        // No limit on the whole: a large video flows as fast as the network takes it.
        const response = await ask(mediaPath(mediaId), undefined, { range: `bytes=${from}-` });
        if (!response.body) throw new Error(`The API answered without a body for media ${mediaId}.`);
        const bytes = Number(response.headers.get("content-range")?.split("/")[1]);
        return { stream: response.body, bytes, mimeType: response.headers.get("content-type") ?? "" };
      }),
    mediaUrl: (mediaId) =>
      patiently(async () => {
        const response = await ask(`${mediaPath(mediaId)}/url`, timeout());
        return MediaUrl.parse(await response.json()).url;
      }),
  };
}

function mediaPath(mediaId: string): string {
  return `/internal/media/${encodeURIComponent(mediaId)}`;
}

function timeout(signal?: AbortSignal | null): AbortSignal {
  const limit = AbortSignal.timeout(requestTimeoutMs);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
