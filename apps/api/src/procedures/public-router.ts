import type { Actor } from "@planrrr/accounts";
import { apiContract } from "@planrrr/contract";
import { implement } from "@orpc/server";
import {
  addConnection,
  cancelPost,
  createCalendarFeed,
  createPost,
  deletePost,
  duplicatePost,
  getConnection,
  getPost,
  listAttempts,
  listCalendar,
  listCalendarFeeds,
  listConnections,
  listPosts,
  removeCalendarFeed,
  removeConnection,
  resolvePublication,
  retryPost,
  updatePost,
  validatePost,
} from "@planrrr/publishing";
import type { ApiContext } from "../context.ts";

export interface PublicCall {
  api: ApiContext;
  actor: Actor;
  /** The id that what is created should get. */
  resourceId?: string | undefined;
}

// Outputs are typed, and tests hold them against the contract; checking each answer again would cost as much as making it.
const os = implement(apiContract)
  .$context<PublicCall>()
  .$config({ initialOutputValidationIndex: Number.NaN });

/** The public contract on the domain: one line per procedure. */
export const publicRouter = os.router({
  connections: {
    list: os.connections.list.handler(({ context: { api, actor }, input }) =>
      listConnections(api.publishing, actor, input),
    ),
    sandbox: os.connections.sandbox.handler(({ context: { api } }) => ({
      items: api.config.sandbox ? api.config.sandboxNetworks : [],
    })),
    get: os.connections.get.handler(({ context: { api, actor }, input }) =>
      getConnection(api.publishing, actor, input),
    ),
    add: os.connections.add.handler(({ context: { api, actor }, input }) =>
      addConnection(api.publishing, actor, input),
    ),
    remove: os.connections.remove.handler(({ context: { api, actor }, input }) =>
      removeConnection(api.publishing, actor, input),
    ),
  },
  posts: {
    create: os.posts.create.handler(({ context: { api, actor, resourceId }, input }) =>
      createPost(api.publishing, actor, { ...input, id: resourceId }),
    ),
    validate: os.posts.validate.handler(({ context: { api, actor }, input }) =>
      validatePost(api.publishing, actor, input),
    ),
    list: os.posts.list.handler(({ context: { api, actor }, input }) =>
      listPosts(api.publishing, actor, input),
    ),
    calendar: os.posts.calendar.handler(({ context: { api, actor }, input }) =>
      listCalendar(api.publishing, actor, input),
    ),
    get: os.posts.get.handler(({ context: { api, actor }, input }) => getPost(api.publishing, actor, input)),
    update: os.posts.update.handler(({ context: { api, actor }, input }) =>
      updatePost(api.publishing, actor, input),
    ),
    remove: os.posts.remove.handler(({ context: { api, actor }, input }) =>
      deletePost(api.publishing, actor, input),
    ),
    retry: os.posts.retry.handler(({ context: { api, actor }, input }) =>
      retryPost(api.publishing, actor, input),
    ),
    cancel: os.posts.cancel.handler(({ context: { api, actor }, input }) =>
      cancelPost(api.publishing, actor, input),
    ),
    duplicate: os.posts.duplicate.handler(({ context: { api, actor, resourceId }, input }) =>
      duplicatePost(api.publishing, actor, { ...input, copyId: resourceId }),
    ),
    attempts: os.posts.attempts.handler(({ context: { api, actor }, input }) =>
      listAttempts(api.publishing, actor, input),
    ),
  },
  publications: {
    resolve: os.publications.resolve.handler(({ context: { api, actor }, input }) =>
      resolvePublication(api.publishing, actor, input),
    ),
  },
  calendar: {
    list: os.calendar.list.handler(({ context: { api, actor } }) => listCalendarFeeds(api.publishing, actor)),
    create: os.calendar.create.handler(({ context: { api, actor }, input }) =>
      createCalendarFeed(api.publishing, actor, input),
    ),
    remove: os.calendar.remove.handler(({ context: { api, actor }, input }) =>
      removeCalendarFeed(api.publishing, actor, input),
    ),
  },
});
