import { countNow, listMilestones, readAudience, readGrowth } from "@planrrr/publishing";
import { domain, os } from "./implement-public.ts";

export const audienceProcedures = {
  get: os.audience.get.handler(({ context: { api, actor } }) => readAudience(api.publishing, actor)),
  milestones: os.audience.milestones.handler(domain(listMilestones)),
  growth: os.audience.growth.handler(domain(readGrowth)),
  count: os.audience.count.handler(domain(countNow)),
};
