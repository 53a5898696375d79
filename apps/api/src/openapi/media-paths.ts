import type { OpenAPI } from "@orpc/openapi";

const picture = { schema: { type: "string", format: "binary" } } as const;
const pictures = { "image/jpeg": picture, "image/png": picture, "image/gif": picture, "image/webp": picture };

const tus = { name: "tus-resumable", in: "header", required: true, schema: { const: "1.0.0" } } as const;
const number = { type: "integer", minimum: 0 } as const;
const uploadId = {
  name: "id",
  in: "path",
  required: true,
  schema: { type: "string", format: "uuid" },
} as const;
const ended = {
  description: "The last byte came: this is what it is now. Before that, 204 says where to go on",
  content: { "application/json": { schema: { $ref: "#/components/schemas/Media" } } },
} as const;

/** Bodies here are bytes, which the contract can't say. */
export const mediaPaths: OpenAPI.PathsObject = {
  "/media": {
    post: {
      operationId: "media.create",
      tags: ["media"],
      summary: "Upload a picture of at most 10 MB; its id goes into a post's `mediaIds`",
      parameters: [
        {
          name: "x-alt-text",
          in: "header",
          required: false,
          schema: { type: "string" },
          description: "What the picture shows, percent-encoded; at most 2,000 characters.",
        },
        {
          name: "alt",
          in: "query",
          required: false,
          schema: { type: "string", maxLength: 2000 },
          description: "The same in the address.",
        },
      ],
      requestBody: { required: true, content: pictures },
      responses: {
        "201": {
          description: "Stored",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Media" } } },
        },
      },
    },
  },
  "/media/uploads": {
    post: {
      operationId: "media.uploads.create",
      tags: ["media"],
      summary: "Begin a file of any size by tus 1.0 (tus.io): it goes on where it stopped",
      parameters: [
        tus,
        { name: "upload-length", in: "header", required: true, schema: number, description: "Bytes in all." },
        {
          name: "upload-metadata",
          in: "header",
          required: false,
          schema: { type: "string" },
          description: "`alt` and its text in base64. Names and types are not read.",
        },
      ],
      responses: {
        "201": { description: "`Location` says where the bytes go, `Upload-Expires` until when" },
      },
    },
  },
  "/media/uploads/{id}": {
    head: {
      operationId: "media.uploads.offset",
      tags: ["media"],
      summary: "Where an upload goes on: `Upload-Offset`",
      parameters: [uploadId, tus],
      responses: { "200": { description: "It is known" } },
    },
    patch: {
      operationId: "media.uploads.send",
      tags: ["media"],
      summary: "Send bytes from an offset on",
      parameters: [uploadId, tus, { name: "upload-offset", in: "header", required: true, schema: number }],
      requestBody: { required: true, content: { "application/offset+octet-stream": picture } },
      responses: { "200": ended, "204": { description: "More is missing: `Upload-Offset` says from where" } },
    },
    delete: {
      operationId: "media.uploads.remove",
      tags: ["media"],
      summary: "Give an upload up",
      parameters: [uploadId, tus],
      responses: { "204": { description: "Gone" } },
    },
  },
  "/media/{id}": {
    get: {
      operationId: "media.get",
      tags: ["media"],
      summary: "The picture's bytes",
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
      responses: {
        "200": { description: "The picture", content: pictures },
        "304": { description: "Not changed since the ETag you sent" },
      },
    },
    patch: {
      operationId: "media.describe",
      tags: ["media"],
      summary: "Say anew what a picture shows; posts that have not gone out take it over",
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } }],
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: {
              type: "object",
              properties: { alt: { type: "string", maxLength: 2000 } },
              required: ["alt"],
            },
          },
        },
      },
      responses: {
        "200": {
          description: "Changed",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Media" } } },
        },
      },
    },
  },
};
