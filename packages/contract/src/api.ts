import { oc } from "@orpc/contract";
import { z } from "zod";
import { AddConnectionInput, Connection, SandboxNetwork } from "./connections.ts";
import {
  ApprovePostInput,
  NewReviewLink,
  PostReview,
  RejectPostInput,
  ReviewLink,
  SubmitPostInput,
} from "./approval.ts";
import { CalendarFeed, CalendarFeedMade, NewCalendarFeed } from "./calendar.ts";
import { BulkPostsInput, BulkResult } from "./bulk.ts";
import { page, PageInput } from "./paging.ts";
import { planningContract } from "./planning-api.ts";
import { CalendarInput, CalendarPost, ListPostsInput } from "./post-lists.ts";
import {
  Attempt,
  CreatePostInput,
  Post,
  Publication,
  ResolvePublicationInput,
  RetryPostInput,
  UpdatePostInput,
  ValidatePostOutput,
} from "./posts.ts";
import { ChangeTeamSettingsInput, TeamSettings } from "./team-settings.ts";
import {
  AuditRow,
  byUserId,
  ChangeRoleInput,
  InviteToken,
  ListAuditInput,
  NewTeamInvite,
  RenameTeamInput,
  Team,
  TeamInvite,
  TeamInviteMade,
  TeamMember,
} from "./teams.ts";

const byId = z.object({ id: z.uuid() });

/** The public API: REST under `/api`, the same procedures by RPC under `/rpc`. */
export const apiContract = {
  connections: {
    list: oc
      .route({
        method: "GET",
        path: "/connections",
        tags: ["connections"],
        summary: "The team's connections",
      })
      .input(PageInput)
      .output(page(Connection)),
    sandbox: oc
      .route({
        method: "GET",
        path: "/connections/sandbox",
        tags: ["connections"],
        summary: "Stand-ins running beside a local start",
      })
      .output(z.object({ items: z.array(SandboxNetwork) })),
    get: oc
      .route({ method: "GET", path: "/connections/{id}", tags: ["connections"], summary: "One connection" })
      .input(byId)
      .output(Connection),
    add: oc
      .route({
        method: "POST",
        path: "/connections/{network}/credentials",
        successStatus: 201,
        tags: ["connections"],
        summary: "Connect an account by app password or token; connecting it again renews it",
      })
      .input(AddConnectionInput)
      .output(Connection),
    remove: oc
      .route({
        method: "DELETE",
        path: "/connections/{id}",
        successStatus: 204,
        tags: ["connections"],
        summary: "Forget a connection and what is planned on it",
      })
      .input(byId),
  },
  posts: {
    create: oc
      .route({
        method: "POST",
        path: "/posts/create",
        successStatus: 201,
        tags: ["posts"],
        summary: "Write a post: now, later, or a draft",
      })
      .input(CreatePostInput)
      .output(Post),
    validate: oc
      .route({
        method: "POST",
        path: "/posts/validate",
        tags: ["posts"],
        summary: "What the networks would refuse, before saving",
      })
      .input(CreatePostInput)
      .output(ValidatePostOutput),
    list: oc
      .route({
        method: "GET",
        path: "/posts",
        tags: ["posts"],
        summary: "The team's posts, newest first; with `from` or `to` by their time",
      })
      .input(ListPostsInput)
      .output(page(Post)),
    calendar: oc
      .route({
        method: "GET",
        path: "/posts/calendar",
        tags: ["posts"],
        summary: "Posts of a span of time by their time, a thousand at once, as a calendar shows them",
      })
      .input(CalendarInput)
      .output(page(CalendarPost)),
    get: oc
      .route({ method: "GET", path: "/posts/{id}", tags: ["posts"], summary: "One post" })
      .input(byId)
      .output(Post),
    update: oc
      .route({
        method: "PATCH",
        path: "/posts/{id}",
        tags: ["posts"],
        summary: "Change a post that has not gone out",
      })
      .input(UpdatePostInput.safeExtend({ id: z.uuid() }))
      .output(Post),
    remove: oc
      .route({
        method: "DELETE",
        path: "/posts/{id}",
        successStatus: 204,
        tags: ["posts"],
        summary: "Delete planrrr's record of a post; nothing is deleted on a network",
      })
      .input(byId),
    retry: oc
      .route({
        method: "POST",
        path: "/posts/{id}/retry",
        tags: ["posts"],
        summary: "Try failed publications again, now",
      })
      .input(RetryPostInput)
      .output(Post),
    cancel: oc
      .route({
        method: "POST",
        path: "/posts/{id}/cancel",
        tags: ["posts"],
        summary: "Stop what has not gone out",
      })
      .input(byId)
      .output(Post),
    duplicate: oc
      .route({
        method: "POST",
        path: "/posts/{id}/duplicate",
        successStatus: 201,
        tags: ["posts"],
        summary: "Copy a post into a new draft",
      })
      .input(byId)
      .output(Post),
    attempts: oc
      .route({
        method: "GET",
        path: "/posts/{id}/attempts",
        tags: ["posts"],
        summary: "The ledger: what was tried, and why it did or did not go out",
      })
      .input(PageInput.extend({ id: z.uuid() }))
      .output(page(Attempt)),
    bulk: oc
      .route({
        method: "POST",
        path: "/posts/bulk",
        tags: ["posts"],
        summary: "Many posts at once, as JSON or CSV; `dryRun` only says what would become of each row",
      })
      .input(BulkPostsInput)
      .output(BulkResult),
    submit: oc
      .route({
        method: "POST",
        path: "/posts/{id}/submit",
        tags: ["approval"],
        summary: "Ask for a post's approval",
      })
      .input(SubmitPostInput)
      .output(Post),
    approve: oc
      .route({
        method: "POST",
        path: "/posts/{id}/approve",
        tags: ["approval"],
        summary: "Approve a post: it goes out at its time (owners and admins)",
      })
      .input(ApprovePostInput)
      .output(Post),
    reject: oc
      .route({
        method: "POST",
        path: "/posts/{id}/reject",
        tags: ["approval"],
        summary: "Ask for changes: it becomes a draft again (owners and admins)",
      })
      .input(RejectPostInput)
      .output(Post),
    reviews: oc
      .route({
        method: "GET",
        path: "/posts/{id}/reviews",
        tags: ["approval"],
        summary: "Who asked, approved and rejected, oldest first",
      })
      .input(byId)
      .output(z.object({ items: z.array(PostReview) })),
    reviewLink: oc
      .route({
        method: "POST",
        path: "/posts/{id}/review-links",
        successStatus: 201,
        tags: ["approval"],
        summary: "A link by which somebody without an account decides once (owners and admins)",
      })
      .input(NewReviewLink)
      .output(ReviewLink),
  },
  publications: {
    resolve: oc
      .route({
        method: "POST",
        path: "/publications/{id}/resolve",
        tags: ["posts"],
        summary: "Settle an UNCONFIRMED publication: it is there, or send it again",
      })
      .input(ResolvePublicationInput)
      .output(Publication),
  },
  calendar: {
    list: oc
      .route({
        method: "GET",
        path: "/calendar/feeds",
        tags: ["calendar"],
        summary: "Addresses at which other calendars read the team's posts",
      })
      .output(z.object({ items: z.array(CalendarFeed) })),
    create: oc
      .route({
        method: "POST",
        path: "/calendar/feeds",
        successStatus: 201,
        tags: ["calendar"],
        summary: "Make such an address; it is shown only this once",
      })
      .input(NewCalendarFeed)
      .output(CalendarFeedMade),
    remove: oc
      .route({
        method: "DELETE",
        path: "/calendar/feeds/{id}",
        successStatus: 204,
        tags: ["calendar"],
        summary: "Take such an address back",
      })
      .input(byId),
  },
  team: {
    get: oc
      .route({ method: "GET", path: "/team", tags: ["team"], summary: "The team you work in" })
      .output(Team),
    rename: oc
      .route({
        method: "PATCH",
        path: "/team",
        tags: ["team"],
        summary: "Give it another name (owners and admins)",
      })
      .input(RenameTeamInput)
      .output(Team),
    members: oc
      .route({ method: "GET", path: "/team/members", tags: ["team"], summary: "Who works in it" })
      .output(z.object({ items: z.array(TeamMember) })),
    changeRole: oc
      .route({
        method: "PATCH",
        path: "/team/members/{id}",
        tags: ["team"],
        summary: "Change somebody's role (owners and admins; owners are made by owners)",
      })
      .input(ChangeRoleInput)
      .output(TeamMember),
    removeMember: oc
      .route({
        method: "DELETE",
        path: "/team/members/{id}",
        successStatus: 204,
        tags: ["team"],
        summary: "Remove somebody (owners and admins)",
      })
      .input(byUserId),
    leave: oc.route({
      method: "POST",
      path: "/team/leave",
      successStatus: 204,
      tags: ["team"],
      summary: "Leave the team; its last owner can't",
    }),
    transfer: oc
      .route({
        method: "POST",
        path: "/team/transfer/{id}",
        tags: ["team"],
        summary: "Make somebody else the owner, and yourself an admin",
      })
      .input(byUserId)
      .output(Team),
    invites: oc
      .route({
        method: "GET",
        path: "/team/invites",
        tags: ["team"],
        summary: "Invitations that are open (owners and admins)",
      })
      .output(z.object({ items: z.array(TeamInvite) })),
    invite: oc
      .route({
        method: "POST",
        path: "/team/invites",
        successStatus: 201,
        tags: ["team"],
        summary: "Invite by a link, and by mail where an address is given (owners and admins)",
      })
      .input(NewTeamInvite)
      .output(TeamInviteMade),
    removeInvite: oc
      .route({
        method: "DELETE",
        path: "/team/invites/{id}",
        successStatus: 204,
        tags: ["team"],
        summary: "Take an invitation back",
      })
      .input(byId),
    join: oc
      .route({
        method: "POST",
        path: "/team/join",
        tags: ["team"],
        summary: "Join the team of an invitation, which becomes the session's own",
      })
      .input(InviteToken)
      .output(Team),
    settings: oc
      .route({ method: "GET", path: "/team/settings", tags: ["team"], summary: "How the team works" })
      .output(TeamSettings),
    changeSettings: oc
      .route({
        method: "PATCH",
        path: "/team/settings",
        tags: ["team"],
        summary: "Change how the team works (owners and admins)",
      })
      .input(ChangeTeamSettingsInput)
      .output(TeamSettings),
  },
  audit: {
    list: oc
      .route({
        method: "GET",
        path: "/audit",
        tags: ["team"],
        summary: "Who did what, newest first (owners and admins)",
      })
      .input(ListAuditInput)
      .output(page(AuditRow)),
  },
  ...planningContract,
};
