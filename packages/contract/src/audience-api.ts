import { oc } from "@orpc/contract";
import { z } from "zod";
import {
  AudienceGrowth,
  AudienceMilestone,
  AudienceOverview,
  ListMilestonesInput,
  ReadGrowthInput,
} from "./audience.ts";
import { page } from "./paging.ts";

const tags = ["audience"];

/** Who follows the team's accounts, and how that grew. */
export const audienceContract = {
  audience: {
    get: oc
      .route({
        method: "GET",
        path: "/analytics/audience",
        tags,
        summary: "How many follow each account, and all exact ones together",
      })
      .output(AudienceOverview),
    milestones: oc
      .route({
        method: "GET",
        path: "/analytics/audience/milestones",
        tags,
        summary: "Round numbers that were reached, newest first",
      })
      .input(ListMilestonesInput)
      .output(page(AudienceMilestone)),
    growth: oc
      .route({
        method: "GET",
        path: "/analytics/audience/{id}",
        tags,
        summary: "How one account grew; `id` is the connection's",
      })
      .input(ReadGrowthInput)
      .output(AudienceGrowth),
    count: oc
      .route({
        method: "POST",
        path: "/analytics/audience/{id}/count",
        tags,
        summary: "Count one account now; once a minute at the most",
      })
      .input(z.object({ id: z.uuid() }))
      .output(AudienceOverview),
  },
};
