import type { OpenAPI } from "@orpc/openapi";

const picture = { schema: { type: "string", format: "binary" } } as const;
const pictures = { "image/jpeg": picture, "image/png": picture, "image/gif": picture, "image/webp": picture };

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
