import type { OpenAPI } from "@orpc/openapi";

interface AuthOperation {
  summary: string;
  /** Property name → its schema and an example. */
  body?: { [property: string]: { schema: OpenAPI.SchemaObject; example: unknown; optional?: true } };
  answer: OpenAPI.SchemaObject;
  /** Works without being signed in. */
  open?: true;
}

const text: OpenAPI.SchemaObject = { type: "string" };
const object = (properties: { [name: string]: OpenAPI.SchemaObject }): OpenAPI.SchemaObject => ({
  type: "object",
  properties,
});
const user = object({ id: text, name: text, email: text });
const email = { schema: { type: "string", format: "email" }, example: "ann@example.org" } as const;
const password = {
  schema: { type: "string", minLength: 10, maxLength: 256 },
  example: "correct horse battery",
} as const;

const operations: { [operation: string]: AuthOperation } = {
  "post /auth/sign-up/email": {
    summary: "Make an account with a team of its own, and sign in",
    body: {
      name: { schema: text, example: "Ann" },
      email,
      password,
      invite: {
        schema: {
          type: "string",
          description: "Where sign-up is closed: the token of an invitation, which is used with it",
        },
        example: "kE9…",
        optional: true,
      },
    },
    answer: object({ token: text, user }),
    open: true,
  },
  "post /auth/sign-in/email": {
    summary: "Sign in: sets a cookie, and answers with a token for `Authorization: Bearer`",
    body: { email, password },
    answer: object({ token: text, user }),
    open: true,
  },
  "post /auth/sign-out": {
    summary: "End this session",
    body: {},
    answer: object({ success: { type: "boolean" } }),
  },
  "get /auth/get-session": {
    summary: "Who is signed in",
    answer: object({ session: object({ id: text, activeOrganizationId: text }), user }),
  },
  "get /auth/token": {
    summary: "A JWT for other services, good for 15 minutes",
    answer: object({ token: text }),
  },
  "get /auth/jwks": {
    summary: "The keys JWTs are signed with",
    answer: object({ keys: { type: "array", items: { type: "object" } } }),
    open: true,
  },
  "post /auth/change-email": {
    summary: "Change the address you sign in with, from a browser's session",
    body: { newEmail: email, password },
    answer: object({ status: { type: "boolean" } }),
  },
  "post /auth/api-key/create": {
    summary: "Make an API key for the active team; it is shown only this once",
    body: {
      name: { schema: text, example: "deploy script" },
      expiresIn: {
        schema: { type: "integer", description: "Seconds, at least a day" },
        example: 2_592_000,
        optional: true,
      },
      metadata: {
        schema: {
          type: "object",
          properties: { teamId: text, may: { type: "string", enum: ["read", "write", "all"] } },
          description:
            "`teamId`: another team than the active one. `may`: only look, write as a member, or all you may (the default)",
        },
        example: { may: "write" },
        optional: true,
      },
    },
    answer: object({ id: text, key: text }),
  },
  "get /auth/api-key/list": {
    summary: "Your API keys, without the keys themselves",
    answer: object({ apiKeys: { type: "array", items: object({ id: text, name: text, start: text }) } }),
  },
  "post /auth/api-key/delete": {
    summary: "Take back an API key",
    body: { keyId: { schema: text, example: "kE9…" } },
    answer: object({ success: { type: "boolean" } }),
  },
  "get /auth/organization/list": {
    summary: "Your teams",
    answer: { type: "array", items: object({ id: text, name: text, slug: text }) },
  },
  "post /auth/organization/set-active": {
    summary: "Choose the session's team",
    body: { organizationId: { schema: text, example: "personal-kE9…" } },
    answer: object({ id: text, name: text }),
  },
};

/** The part of Better Auth's routes that a client of the API needs. */
export const authPaths: OpenAPI.PathsObject = Object.fromEntries(
  Object.entries(operations).map(([route, operation]) => {
    const [method = "get", path = ""] = route.split(" ");
    return [path, { [method]: toOperation(path, operation) }];
  }),
);

function toOperation(path: string, { summary, body, answer, open }: AuthOperation): OpenAPI.OperationObject {
  return {
    operationId: path.slice(1).replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: ["accounts"],
    summary,
    ...(open ? { security: [] } : {}),
    ...(body ? { requestBody: { required: true, content: { "application/json": toMediaType(body) } } } : {}),
    responses: { "200": { description: "OK", content: { "application/json": { schema: answer } } } },
  };
}

function toMediaType(body: NonNullable<AuthOperation["body"]>): OpenAPI.MediaTypeObject {
  const entries = Object.entries(body);
  return {
    schema: {
      type: "object",
      properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
      required: entries.filter(([, { optional }]) => !optional).map(([name]) => name),
    },
    example: Object.fromEntries(entries.map(([name, { example }]) => [name, example])),
  };
}
