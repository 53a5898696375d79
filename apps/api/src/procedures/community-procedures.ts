import { readPush, subscribeToPush, unsubscribeFromPush } from "@planrrr/rooms";
import { issueCommunityToken } from "../community/issue-community-token.ts";
import { os } from "./implement-public.ts";

export const communityProcedures = {
  token: os.community.token.handler(({ context: { api, actor } }) => issueCommunityToken(api, actor)),
  push: os.community.push.handler(({ context: { api, actor } }) => readPush(api.rooms, actor)),
  subscribe: os.community.subscribe.handler(({ context: { api, actor }, input }) =>
    subscribeToPush(api.rooms, actor, input),
  ),
  unsubscribe: os.community.unsubscribe.handler(({ context: { api, actor }, input }) =>
    unsubscribeFromPush(api.rooms, actor, input),
  ),
};
