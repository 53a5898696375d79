import type { CommunityRole } from "@planrrr/contract/community";

/** Who is asking: what a token says, once it is verified. */
export interface Member {
  teamId: string;
  userId: string;
  name: string;
  role: CommunityRole;
}
