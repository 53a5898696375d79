import { oc } from "@orpc/contract";
import { z } from "zod";
import { MediaRef } from "./content.ts";
import { severalOf } from "./paging.ts";

/** The file to use on that connection, and what was done to it in words; null: it fits as it is. */
export const FittedMedia = z.object({ media: MediaRef, change: z.string().nullable() });
export type FittedMedia = z.infer<typeof FittedMedia>;

/** Every part but the last has `partBytes`. */
export const MultipartStarted = z.object({
  id: z.uuid(),
  partBytes: z.number().int().positive(),
  partCount: z.number().int().positive(),
  expiresAt: z.iso.datetime(),
});
export type MultipartStarted = z.infer<typeof MultipartStarted>;

/** How files get here and how much room there is, in bytes. */
export const MediaRoom = z.object({
  /** `tus`: to planrrr, at `/media/uploads`; `parts`: straight into the bucket, by `/media/multipart`. */
  by: z.enum(["tus", "parts"]),
  /** The largest single file. */
  maxBytes: z.number().int(),
  usedBytes: z.number().int(),
  /** Null: without limit. */
  quotaBytes: z.number().int().nullable(),
});
export type MediaRoom = z.infer<typeof MediaRoom>;

const partNumber = z.number().int().min(1).max(10_000);

/** Uploads and the files themselves are bytes, and have routes beside the contract. */
export const mediaContract = {
  media: {
    list: oc
      .route({
        method: "GET",
        path: "/media",
        tags: ["media"],
        summary: "What is known of files of the team: kind, size, and what they are said to show",
      })
      .input(z.object({ ids: severalOf(z.uuid()) }))
      .output(z.object({ items: z.array(MediaRef) })),
    room: oc
      .route({
        method: "GET",
        path: "/media/room",
        tags: ["media"],
        summary: "How files get here, how large one may be, and how much room the team has",
      })
      .output(MediaRoom),
    fit: oc
      .route({
        method: "POST",
        path: "/media/{id}/fit",
        tags: ["media"],
        summary:
          "A picture as a connection's network takes it: smaller, as a JPEG, without the place it was taken",
      })
      .input(z.object({ id: z.uuid(), connectionId: z.uuid() }))
      .output(FittedMedia),
    startMultipart: oc
      .route({
        method: "POST",
        path: "/media/multipart",
        successStatus: 201,
        tags: ["media"],
        summary: "Begin a file that goes straight into the bucket, where planrrr has one; otherwise use tus",
      })
      .input(z.object({ bytes: z.number().int().positive(), alt: z.string().max(2000).default("") }))
      .output(MultipartStarted),
    signParts: oc
      .route({
        method: "POST",
        path: "/media/multipart/{id}/sign",
        tags: ["media"],
        summary: "Where to PUT parts of it; remember the ETag of each answer",
      })
      .input(z.object({ id: z.uuid(), partNumbers: z.array(partNumber).min(1).max(100) }))
      .output(z.object({ items: z.array(z.object({ partNumber, url: z.url() })) })),
    completeMultipart: oc
      .route({
        method: "POST",
        path: "/media/multipart/{id}/complete",
        tags: ["media"],
        summary: "All parts are there: what the file is now",
      })
      .input(
        z.object({
          id: z.uuid(),
          parts: z
            .array(z.object({ partNumber, etag: z.string().max(200) }))
            .min(1)
            .max(10_000),
        }),
      )
      .output(MediaRef),
    abortMultipart: oc
      .route({
        method: "DELETE",
        path: "/media/multipart/{id}",
        successStatus: 204,
        tags: ["media"],
        summary: "Give the file up",
      })
      .input(z.object({ id: z.uuid() }))
      .output(z.void()),
  },
};
