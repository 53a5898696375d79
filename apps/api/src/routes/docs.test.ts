import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { listProcedures } from "../procedures/list-procedures.ts";
import { publicRouter } from "../procedures/public-router.ts";
import { send } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string() })).optional(),
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ example: z.unknown().optional() })) })
    .optional(),
});
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({
    securitySchemes: z.record(z.string(), z.unknown()),
    schemas: z.record(z.string(), z.unknown()),
  }),
});

let api: TestApi;
let document: z.infer<typeof Document>;
beforeAll(async () => {
  api = await startTestApi();
  document = Document.parse((await send(api, "GET", "/api/openapi.json")).json);
});
afterAll(() => api.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

describe("/api/openapi.json", () => {
  test("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  test("holds every public procedure, uploads and accounts, and nothing of the worker's", () => {
    const paths = operations().map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual(
      expect.arrayContaining(
        listProcedures(publicRouter).map(({ method, path }) => `${method.toLowerCase()} ${path}`),
      ),
    );
    expect(paths).toEqual(
      expect.arrayContaining([
        "post /media",
        "get /media/{id}",
        "post /auth/sign-in/email",
        "get /bundles/search",
        "post /saved-searches",
        "get /deal-alerts",
        "post /deal-posts/{id}/cancel",
        "get /sources",
      ]),
    );
    expect(JSON.stringify(document)).not.toMatch(/internal\/|publications\/claim|X-Internal/);
  });

  test("every operation has an id of its own, tells its problems, and shows an example of what it takes", () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations()) {
      for (const status of ["401", "429", "default"]) {
        expect(operation.responses[status]?.content, `${method} ${path} ${status}`).toHaveProperty([
          "application/problem+json",
        ]);
      }
    }
    const bodies = operations().flatMap(({ path, operation }) => {
      const json = operation.requestBody?.content["application/json"];
      return json ? [{ path, shown: json.example !== undefined }] : [];
    });
    expect(bodies.filter(({ shown }) => !shown)).toEqual([]);
  });

  test("every reference leads somewhere", () => {
    const references = [
      ...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g),
    ].map(([, name]) => name ?? "");
    expect(references).toContain("Post");
    for (const name of new Set(references)) expect(document.components.schemas).toHaveProperty(name);
  });

  test("names the three ways in", () => {
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual(["apiKey", "bearer", "session"]);
  });
});

describe("/api/docs", () => {
  test("is made of our own files alone, and its policy lets them run", async () => {
    const page = await send(api, "GET", "/api/docs");
    expect(page.status).toBe(200);
    const urls = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? "");
    expect(urls.length).toBeGreaterThan(2);
    for (const url of urls) {
      expect(url).toMatch(/^\/api\/docs\//);
      expect((await send(api, "GET", url)).status, url).toBe(200);
    }
    expect(page.text).not.toMatch(/https?:\/\/|<script>| style=| on\w+=/);
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self';");
  });

  test("its start script loads our document and asks nobody to validate it", async () => {
    const { text } = await send(api, "GET", "/api/docs/start.js");
    expect(text).toContain("/api/openapi.json");
    expect(text).toContain("validatorUrl: null");
    expect(text).not.toMatch(/https?:/);
  });

  test.each(["../package.json", "..%2Fpackage.json", "swagger-ui.js", "package.json"])(
    "gives away no other file: %s",
    async (file) => {
      expect((await send(api, "GET", `/api/docs/${file}`)).status).toBe(404);
    },
  );
});
