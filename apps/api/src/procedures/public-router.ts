import { listAudit } from "@planrrr/accounts";
import {
  addConnection,
  approvePost,
  cancelPost,
  chooseAccounts,
  createCalendarFeed,
  createPost,
  createPosts,
  createReviewLink,
  deletePost,
  duplicatePost,
  getConnection,
  getLastChange,
  getPost,
  getPostAnalytics,
  listAttempts,
  listCalendar,
  listCalendarFeeds,
  listConnections,
  listNetworks,
  listPostAnalytics,
  listPosts,
  listPublications,
  listReviewLinks,
  listReviews,
  listSignInChoices,
  rejectPost,
  removeCalendarFeed,
  removeConnection,
  resolvePublication,
  retryAll,
  retryPost,
  startSignIn,
  revokeReviewLink,
  submitPost,
  summarizeAnalytics,
  updatePost,
  validatePost,
} from "@planrrr/publishing";
import { communityProcedures } from "./community-procedures.ts";
import { audienceProcedures } from "./audience-procedures.ts";
import { redirectUri } from "../http/redirect-uri.ts";
import { previewLink } from "../links/preview-link.ts";
import { abortMultipart } from "../media/abort-multipart.ts";
import { completeMultipart } from "../media/complete-multipart.ts";
import { fitMedia } from "../media/fit-media.ts";
import { listMedia } from "../media/list-media.ts";
import { mediaRoom } from "../media/media-room.ts";
import { signParts } from "../media/sign-parts.ts";
import { startMultipart } from "../media/start-multipart.ts";
import { domain, os } from "./implement-public.ts";
import { dealAlertProcedures, dealPostProcedures, savedSearchProcedures } from "./watch-procedures.ts";
import { recurrenceProcedures, slotProcedures, templateProcedures } from "./planning-procedures.ts";
import { teamProcedures } from "./team-procedures.ts";
import { webhookProcedures } from "./webhook-procedures.ts";

/** The public contract on the domain: one line per procedure. */
export const publicRouter = os.router({
  connections: {
    list: os.connections.list.handler(domain(listConnections)),
    networks: os.connections.networks.handler(({ context: { api } }) => ({
      items: listNetworks(api.publishing, api.config.sandbox ? api.config.sandboxNetworks : []),
    })),
    sandbox: os.connections.sandbox.handler(({ context: { api } }) => ({
      items: api.config.sandbox ? api.config.sandboxNetworks.map(({ app: _app, ...shown }) => shown) : [],
    })),
    get: os.connections.get.handler(domain(getConnection)),
    add: os.connections.add.handler(domain(addConnection)),
    startSignIn: os.connections.startSignIn.handler(({ context: { api, actor, origin }, input }) =>
      startSignIn(api.publishing, actor, { ...input, redirectUri: redirectUri(origin, input.network) }),
    ),
    choices: os.connections.choices.handler(domain(listSignInChoices)),
    choose: os.connections.choose.handler(domain(chooseAccounts)),
    remove: os.connections.remove.handler(domain(removeConnection)),
  },
  posts: {
    create: os.posts.create.handler(({ context: { api, actor, resourceId }, input }) =>
      createPost(api.publishing, actor, { ...input, id: resourceId }),
    ),
    validate: os.posts.validate.handler(domain(validatePost)),
    list: os.posts.list.handler(domain(listPosts)),
    calendar: os.posts.calendar.handler(domain(listCalendar)),
    get: os.posts.get.handler(domain(getPost)),
    lastChange: os.posts.lastChange.handler(domain(getLastChange)),
    update: os.posts.update.handler(domain(updatePost)),
    remove: os.posts.remove.handler(domain(deletePost)),
    retry: os.posts.retry.handler(domain(retryPost)),
    cancel: os.posts.cancel.handler(domain(cancelPost)),
    duplicate: os.posts.duplicate.handler(({ context: { api, actor, resourceId }, input }) =>
      duplicatePost(api.publishing, actor, { ...input, copyId: resourceId }),
    ),
    attempts: os.posts.attempts.handler(domain(listAttempts)),
    bulk: os.posts.bulk.handler(({ context: { api, actor, resourceId }, input }) =>
      createPosts(api.publishing, actor, { ...input, id: resourceId }),
    ),
    submit: os.posts.submit.handler(domain(submitPost)),
    approve: os.posts.approve.handler(domain(approvePost)),
    reject: os.posts.reject.handler(domain(rejectPost)),
    reviews: os.posts.reviews.handler(domain(listReviews)),
    reviewLink: os.posts.reviewLink.handler(domain(createReviewLink)),
    reviewLinks: os.posts.reviewLinks.handler(domain(listReviewLinks)),
    revokeReviewLink: os.posts.revokeReviewLink.handler(domain(revokeReviewLink)),
  },
  publications: {
    list: os.publications.list.handler(domain(listPublications)),
    retryAll: os.publications.retryAll.handler(domain(retryAll)),
    resolve: os.publications.resolve.handler(domain(resolvePublication)),
  },
  calendar: {
    list: os.calendar.list.handler(({ context: { api, actor } }) => listCalendarFeeds(api.publishing, actor)),
    create: os.calendar.create.handler(domain(createCalendarFeed)),
    remove: os.calendar.remove.handler(domain(removeCalendarFeed)),
  },
  media: {
    list: os.media.list.handler(({ context: { api, actor }, input }) =>
      listMedia(api, { teamId: actor.teamId, ids: input.ids }),
    ),
    room: os.media.room.handler(({ context: { api, actor } }) => mediaRoom(api, actor)),
    fit: os.media.fit.handler(({ context: { api, actor }, input }) => fitMedia(api, actor, input)),
    startMultipart: os.media.startMultipart.handler(({ context: { api, actor }, input }) =>
      startMultipart(api, actor, input),
    ),
    signParts: os.media.signParts.handler(({ context: { api, actor }, input }) =>
      signParts(api, actor, input),
    ),
    completeMultipart: os.media.completeMultipart.handler(({ context: { api, actor }, input }) =>
      completeMultipart(api, actor, input),
    ),
    abortMultipart: os.media.abortMultipart.handler(({ context: { api, actor }, input }) =>
      abortMultipart(api, actor, input),
    ),
  },
  links: {
    get: os.links.get.handler(({ context: { api, actor }, input }) => previewLink(api, actor, input)),
  },
  analytics: {
    summary: os.analytics.summary.handler(domain(summarizeAnalytics)),
    list: os.analytics.list.handler(domain(listPostAnalytics)),
    get: os.analytics.get.handler(domain(getPostAnalytics)),
  },
  templates: templateProcedures,
  slots: slotProcedures,
  recurrences: recurrenceProcedures,
  team: teamProcedures,
  audience: audienceProcedures,
  community: communityProcedures,
  savedSearches: savedSearchProcedures,
  dealAlerts: dealAlertProcedures,
  dealPosts: dealPostProcedures,
  webhooks: webhookProcedures,
  audit: {
    list: os.audit.list.handler(({ context: { api, actor }, input }) => listAudit(api, actor, input)),
  },
});
