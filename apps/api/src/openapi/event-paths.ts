import type { OpenAPI } from "@orpc/openapi";

/** A stream has no place in the contract's request and answer. */
export const eventPaths: OpenAPI.PathsObject = {
  "/events": {
    get: {
      operationId: "events.stream",
      tags: ["posts"],
      summary: "What changes in the team, as it happens",
      description:
        "Server-sent events; each `data` is one `LiveEvent` as JSON. Events come at least once and in order. " +
        "`Last-Event-ID` resumes a broken stream for an hour; later, or after very much, it starts with `reset`. " +
        "The stream ends with the session, and for a reader who falls far behind.",
      parameters: [
        {
          name: "last-event-id",
          in: "header",
          required: false,
          schema: { type: "string" },
          description: "Sent by browsers themselves; also as `?lastEventId=`.",
        },
        {
          name: "team",
          in: "query",
          required: false,
          schema: { type: "string" },
          description: "As `X-Team-Id`, which a browser's EventSource can't send.",
        },
      ],
      responses: {
        "200": {
          description: "The stream",
          content: { "text/event-stream": { schema: { $ref: "#/components/schemas/LiveEvent" } } },
        },
      },
    },
  },
};
