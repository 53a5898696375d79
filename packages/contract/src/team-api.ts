import { oc } from "@orpc/contract";
import { z } from "zod";
import { page } from "./paging.ts";
import { ChangeTeamSettingsInput, TeamSettings } from "./team-settings.ts";
import {
  AuditRow,
  ChangeRoleInput,
  InviteToken,
  NewTeam,
  ListAuditInput,
  NewTeamInvite,
  RenameTeamInput,
  Team,
  TeamInvite,
  TeamInviteMade,
  TeamMember,
  byUserId,
} from "./teams.ts";

const byId = z.object({ id: z.uuid() });

/** Who works together, and what they did. */
export const teamContract = {
  team: {
    get: oc
      .route({ method: "GET", path: "/team", tags: ["team"], summary: "The team you work in" })
      .output(Team),
    create: oc
      .route({
        method: "POST",
        path: "/teams",
        successStatus: 201,
        tags: ["team"],
        summary: "Start a further team of your own; the session works in it from then on",
      })
      .input(NewTeam)
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
    resendInvite: oc
      .route({
        method: "POST",
        path: "/team/invites/{id}/resend",
        tags: ["team"],
        summary: "A fresh link in place of the old one, mailed again where an address was given",
      })
      .input(byId)
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
};
