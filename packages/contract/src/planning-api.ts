import { oc } from "@orpc/contract";
import { z } from "zod";
import { page } from "./paging.ts";
import {
  ChangeRecurrenceInput,
  ListRecurrencesInput,
  NewRecurrence,
  PreviewedOccurrence,
  PreviewRecurrenceInput,
  Recurrence,
} from "./recurrences.ts";
import { NewPostingSlots, NextSlot, NextSlotsInput, PostingSlot } from "./slots.ts";
import { ChangeTemplateInput, ListTemplatesInput, NewTemplate, Template } from "./templates.ts";

const byId = z.object({ id: z.uuid() });
const tags = ["planning"];

/** What is prepared once and used often. */
export const planningContract = {
  templates: {
    list: oc
      .route({ method: "GET", path: "/templates", tags, summary: "Saved texts and hashtag groups" })
      .input(ListTemplatesInput)
      .output(page(Template)),
    create: oc
      .route({
        method: "POST",
        path: "/templates",
        successStatus: 201,
        tags,
        summary: "Save a text or a hashtag group",
      })
      .input(NewTemplate)
      .output(Template),
    get: oc
      .route({ method: "GET", path: "/templates/{id}", tags, summary: "One of them" })
      .input(byId)
      .output(Template),
    update: oc
      .route({ method: "PATCH", path: "/templates/{id}", tags, summary: "Change it" })
      .input(ChangeTemplateInput)
      .output(Template),
    remove: oc
      .route({ method: "DELETE", path: "/templates/{id}", successStatus: 204, tags, summary: "Delete it" })
      .input(byId),
  },
  slots: {
    list: oc
      .route({ method: "GET", path: "/slots", tags, summary: "The team's weekly posting slots" })
      .output(z.object({ items: z.array(PostingSlot) })),
    create: oc
      .route({
        method: "POST",
        path: "/slots",
        successStatus: 201,
        tags,
        summary: "Add slots; those that are there stay",
      })
      .input(NewPostingSlots)
      .output(z.object({ items: z.array(PostingSlot) })),
    remove: oc
      .route({ method: "DELETE", path: "/slots/{id}", successStatus: 204, tags, summary: "Remove a slot" })
      .input(byId),
    next: oc
      .route({
        method: "GET",
        path: "/slots/next",
        tags,
        summary: "The next slots at which nothing is planned",
      })
      .input(NextSlotsInput)
      .output(z.object({ items: z.array(NextSlot) })),
  },
  recurrences: {
    list: oc
      .route({ method: "GET", path: "/recurrences", tags, summary: "Posts that come again and again" })
      .input(ListRecurrencesInput)
      .output(page(Recurrence)),
    preview: oc
      .route({
        method: "POST",
        path: "/recurrences/preview",
        tags,
        summary: "When a rule would publish; saves nothing",
      })
      .input(PreviewRecurrenceInput)
      .output(z.object({ items: z.array(PreviewedOccurrence) })),
    create: oc
      .route({
        method: "POST",
        path: "/recurrences",
        successStatus: 201,
        tags,
        summary: "Repeat a post by a rule",
      })
      .input(NewRecurrence)
      .output(Recurrence),
    get: oc
      .route({ method: "GET", path: "/recurrences/{id}", tags, summary: "One of them" })
      .input(byId)
      .output(Recurrence),
    update: oc
      .route({ method: "PATCH", path: "/recurrences/{id}", tags, summary: "Change, pause or resume it" })
      .input(ChangeRecurrenceInput)
      .output(Recurrence),
    remove: oc
      .route({
        method: "DELETE",
        path: "/recurrences/{id}",
        successStatus: 204,
        tags,
        summary: "End it; planned posts of it that nobody has changed go with it",
      })
      .input(byId),
  },
};
