import { AppError, internalContract } from "@planrrr/contract";
import { implement } from "@orpc/server";
import {
  armPublications,
  claimPublications,
  getPostForWorker,
  recordHeartbeat,
  refreshConnection,
  renewPublications,
  reportPublications,
} from "@planrrr/publishing";
import type { ApiContext } from "../context.ts";

export interface InternalCall {
  api: ApiContext;
}

const os = implement(internalContract)
  .$context<InternalCall>()
  .$config({ initialOutputValidationIndex: Number.NaN });

/** What the worker may ask, on the domain. */
export const internalRouter = os.router({
  posts: {
    get: os.posts.get.handler(({ context: { api }, input }) => getPostForWorker(api.publishing, input.id)),
    setStatus: os.posts.setStatus.handler(async ({ context: { api }, input: { id, report } }) => {
      const { publications } = await getPostForWorker(api.publishing, id);
      if (!publications.some((publication) => publication.id === report.publicationId)) {
        throw new AppError("NOT_FOUND", "That publication does not belong to this post.");
      }
      const [result] = await reportPublications(api.publishing, [report]);
      if (!result?.accepted)
        throw new AppError("STALE_FENCE", "A newer claim on this publication exists.", {
          details: { reason: result?.reason },
        });
      return { status: (await getPostForWorker(api.publishing, id)).status };
    }),
  },
  publications: {
    claim: os.publications.claim.handler(async ({ context: { api }, input }) => ({
      items: await claimPublications(api.publishing, input),
    })),
    arm: os.publications.arm.handler(async ({ context: { api }, input }) => ({
      items: await armPublications(api.publishing, input.items),
    })),
    report: os.publications.report.handler(async ({ context: { api }, input }) => ({
      items: await reportPublications(api.publishing, input.items),
    })),
    renew: os.publications.renew.handler(async ({ context: { api }, input }) => ({
      items: await renewPublications(api.publishing, input.items),
    })),
  },
  connections: {
    refresh: os.connections.refresh.handler(({ context: { api }, input }) =>
      refreshConnection(api.publishing, input),
    ),
  },
  workers: {
    heartbeat: os.workers.heartbeat.handler(async ({ context: { api }, input }) => {
      await recordHeartbeat(api.publishing, input);
      return { ok: true as const };
    }),
  },
});
