import { oc } from "@orpc/contract";
import { z } from "zod";
import { audienceContract } from "./audience-api.ts";
import { analyticsContract } from "./analytics.ts";
import { CalendarFeed, CalendarFeedMade, NewCalendarFeed } from "./calendar.ts";
import {
  AddConnectionInput,
  ChooseAccountsInput,
  Connection,
  NetworkOffer,
  SandboxNetwork,
  SignInChoices,
  SignInStarted,
  StartSignInInput,
} from "./connections.ts";
import { communityContract } from "./community-api.ts";
import { dealPostsContract } from "./deal-posts.ts";
import { linksContract } from "./links.ts";
import { mediaContract } from "./media-api.ts";
import { PageInput, page } from "./paging.ts";
import { planningContract } from "./planning-api.ts";
import { postsContract } from "./posts-api.ts";
import { savedSearchesContract } from "./saved-searches.ts";
import { teamContract } from "./team-api.ts";
import { webhooksContract } from "./webhooks.ts";

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
    networks: oc
      .route({
        method: "GET",
        path: "/connections/networks",
        tags: ["connections"],
        summary: "The networks there are, and how an account of each is connected",
      })
      .output(z.object({ items: z.array(NetworkOffer) })),
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
    startSignIn: oc
      .route({
        method: "POST",
        path: "/connections/{network}/start",
        tags: ["connections"],
        summary: "Where to sign in at a network that has a page of its own for it",
      })
      .input(StartSignInInput)
      .output(SignInStarted),
    choices: oc
      .route({
        method: "GET",
        path: "/connections/sign-ins/{id}",
        tags: ["connections"],
        summary: "The accounts a login may publish to",
      })
      .input(byId)
      .output(SignInChoices),
    choose: oc
      .route({
        method: "POST",
        path: "/connections/sign-ins/{id}",
        successStatus: 201,
        tags: ["connections"],
        summary: "Connect some of them",
      })
      .input(ChooseAccountsInput)
      .output(z.object({ items: z.array(Connection) })),
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
  ...postsContract,
  ...teamContract,
  ...planningContract,
  ...mediaContract,
  ...linksContract,
  ...audienceContract,
  ...analyticsContract,
  ...communityContract,
  ...savedSearchesContract,
  ...dealPostsContract,
  ...webhooksContract,
};
