import type { Role } from "@planrrr/contract";

export const roleNames: { [role in Role]: string } = { owner: "Owner", admin: "Admin", member: "Member" };

/** What somebody with this role may do. */
export const roleWords: { [role in Role]: string } = {
  owner: "Looks after everything, and can hand the team over.",
  admin: "Invites people, approves posts and connects accounts.",
  member: "Writes posts and plans them.",
};
