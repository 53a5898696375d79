import {
  Attempt,
  apiContract,
  Bundle,
  bundlesContract,
  Connection,
  DealPost,
  IngestionRun,
  ingestContract,
  LiveEvent,
  MediaRef,
  openContract,
  Post,
  Publication,
  SavedSearch,
  Webhook,
  WebhookDelivery,
  WebhookEvent,
} from "@planrrr/contract";
import { type OpenAPI, OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { authPaths } from "./auth-paths.ts";
import { eventPaths } from "./event-paths.ts";
import { examples } from "./examples.ts";
import { mediaPaths } from "./media-paths.ts";
import { Problem, problemResponses } from "./problem-responses.ts";

/** The whole public API as OpenAPI 3.1, from the contract. The worker's part is not in it. */
export async function createDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(
    { ...apiContract, ...openContract, ...bundlesContract, ...ingestContract },
    {
      info: {
        title: "planrrr",
        version: "1.0.0",
        description:
          "Plan posts and send them out exactly once. Errors are RFC 9457 problems with a stable `code`. " +
          "Every write takes an `Idempotency-Key`: the same key and body give the same answer for 24 hours.",
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: "/api" }],
      tags: [
        { name: "posts", description: "What you write and where it went." },
        { name: "approval", description: "Who may say that a post goes out." },
        { name: "team", description: "Who works together, and how." },
        { name: "planning", description: "Templates, weekly slots, posts that come again and again." },
        { name: "calendar", description: "The team's posts in other calendars." },
        { name: "connections", description: "Accounts on social networks." },
        { name: "audience", description: "Who follows the team's accounts, and how that grew." },
        { name: "analytics", description: "What became of posts." },
        {
          name: "community",
          description: "What opens the team's room at the edge, and Web Push for those away.",
        },
        { name: "media", description: "Pictures and videos for posts." },
        { name: "ingestion", description: "Reading the sources of deals." },
        {
          name: "deals",
          description:
            "The catalogue of deals, for everybody; what you watch of it, and posts that wait for a drop.",
        },
        {
          name: "webhooks",
          description: "Addresses of your own that are told what happens, signed by Standard Webhooks.",
        },
        { name: "accounts", description: "Signing in, API keys, tokens." },
      ],
      security: [{ session: [] }, { bearer: [] }, { apiKey: [] }],
      commonSchemas: {
        Post: { schema: Post },
        Publication: { schema: Publication },
        Connection: { schema: Connection },
        Attempt: { schema: Attempt },
        LiveEvent: { schema: LiveEvent },
        Bundle: { schema: Bundle },
        SavedSearch: { schema: SavedSearch },
        DealPost: { schema: DealPost },
        Media: { schema: MediaRef },
        Webhook: { schema: Webhook },
        WebhookDelivery: { schema: WebhookDelivery },
        WebhookEvent: { schema: WebhookEvent },
        IngestionRun: { schema: IngestionRun },
        Problem: { schema: Problem },
      },
      components: {
        securitySchemes: {
          session: {
            type: "apiKey",
            in: "cookie",
            name: "planrrr.session_token",
            description: "Set by signing in; `__Secure-planrrr.session_token` over https.",
          },
          bearer: { type: "http", scheme: "bearer", description: "A session token, a JWT, or an API key." },
          apiKey: { type: "apiKey", in: "header", name: "x-api-key" },
        },
      },
    },
  );
  const { "/media": upload, ...otherMedia } = mediaPaths;
  const media = { ...document.paths?.["/media"], ...upload };
  document.paths = { ...document.paths, ...otherMedia, "/media": media, ...eventPaths, ...authPaths };
  for (const [path, item] of Object.entries(document.paths)) finishPath(path, item);
  return document;
}

const methods = ["get", "head", "post", "put", "patch", "delete"] as const;

function finishPath(path: string, item: OpenAPI.PathItemObject | undefined): void {
  for (const method of methods) {
    const operation = item?.[method];
    if (operation) finishOperation(operation, path, method);
  }
}

/** What every operation shares, so that the contract needs not say it over and over. */
function finishOperation(operation: OpenAPI.OperationObject, path: string, method: string): void {
  operation.responses = { ...operation.responses, ...problemResponses(operation) };
  // These stand beside /api, not below it.
  if (/^\/(jobs|runs|sources)(\/|$)/.test(path)) operation.servers = [{ url: "/" }];
  const open = ["/reviews/", "/invites/", "/deletions/", "/bundles/"].some((prefix) =>
    path.startsWith(prefix),
  );
  if (open) operation.security = [];
  if (path.startsWith("/auth/")) return;
  showExample(operation, path, method);
  if (open) return;
  const parameters = operation.parameters ?? [];
  parameters.push({
    name: "x-team-id",
    in: "header",
    required: false,
    schema: { type: "string" },
    description: "One of your teams; absent: the active one.",
  });
  if (method !== "get") {
    parameters.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { type: "string", minLength: 1, maxLength: 255 },
      description: "Makes a repeat of this request harmless.",
    });
  }
  operation.parameters = parameters;
}

function showExample(operation: OpenAPI.OperationObject, path: string, method: string): void {
  const example = examples[`${method} ${path}`];
  const body = operation.requestBody;
  const json = body && "content" in body ? body.content["application/json"] : undefined;
  if (json && example !== undefined) json.example = example;
}
