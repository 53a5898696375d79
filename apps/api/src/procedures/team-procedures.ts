import {
  changeRole,
  createInvite,
  createTeam,
  getTeam,
  joinTeam,
  leaveTeam,
  listInvites,
  listMembers,
  removeInvite,
  removeMember,
  renameTeam,
  resendInvite,
  transferTeam,
} from "@planrrr/accounts";
import { changeTeamSettings, getTeamSettings } from "@planrrr/publishing";
import { sendInvite } from "../mail/send-invite.ts";
import { aboutTeam, domain, os } from "./implement-public.ts";

export const teamProcedures = {
  get: os.team.get.handler(({ context: { api, actor } }) => getTeam(api, actor)),
  create: os.team.create.handler(aboutTeam(createTeam)),
  rename: os.team.rename.handler(aboutTeam(renameTeam)),
  settings: os.team.settings.handler(domain(getTeamSettings)),
  changeSettings: os.team.changeSettings.handler(domain(changeTeamSettings)),
  members: os.team.members.handler(({ context: { api, actor } }) => listMembers(api, actor)),
  changeRole: os.team.changeRole.handler(aboutTeam(changeRole)),
  removeMember: os.team.removeMember.handler(aboutTeam(removeMember)),
  leave: os.team.leave.handler(aboutTeam(leaveTeam)),
  transfer: os.team.transfer.handler(aboutTeam(transferTeam)),
  invites: os.team.invites.handler(({ context: { api, actor } }) => listInvites(api, actor)),
  invite: os.team.invite.handler(async ({ context: { api, actor }, input }) => {
    const invite = await createInvite(api, actor, input);
    await sendInvite(api, invite, (await getTeam(api, actor)).name);
    return invite;
  }),
  resendInvite: os.team.resendInvite.handler(async ({ context: { api, actor }, input }) => {
    const invite = await resendInvite(api, actor, input);
    await sendInvite(api, invite, (await getTeam(api, actor)).name);
    return invite;
  }),
  removeInvite: os.team.removeInvite.handler(aboutTeam(removeInvite)),
  join: os.team.join.handler(aboutTeam(joinTeam)),
};
