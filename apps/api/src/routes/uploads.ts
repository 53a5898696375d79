import { stat } from "node:fs/promises";
import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { Hono } from "hono";
import { z } from "zod";
import type { ApiContext } from "../context.ts";
import { answer, withHeaders } from "../http/answer.ts";
import { bodyStream } from "../http/body-stream.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import { createTus, type Tus, UPLOADS_PATH } from "../media/create-tus.ts";
import { findUpload } from "../media/find-upload.ts";
import { finishUpload } from "../media/finish-upload.ts";
import { asActor } from "./rest.ts";

const byId = z.object({ id: z.uuid() });

/** `/api/media/uploads`: files of any size by tus 1.0, which goes on where it stopped. */
export function uploadRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  let made: Promise<Tus> | undefined;
  const speak = async (c: ApiRequest, actor: Parameters<Tus["answer"]>[1]) => {
    const { headers } = c.var.call;
    headers["Tus-Resumable"] = "1.0.0";
    // What has not been read when something is refused would be taken for the next request.
    if (c.req.method !== "HEAD") headers["Connection"] = "close";
    const tus = await (made ??= createTus(api));
    const response = await tus.answer(toTus(c), actor);
    delete headers["Connection"];
    return withHeaders(c, pickHeaders(response));
  };

  app.options(UPLOADS_PATH, (c) => {
    c.var.call.route = UPLOADS_PATH;
    Object.assign(c.var.call.headers, {
      "Tus-Resumable": "1.0.0",
      "Tus-Version": "1.0.0",
      "Tus-Extension": "creation,creation-with-upload,termination,expiration",
      "Tus-Max-Size": String(api.config.mediaLimits.maxBytes),
    });
    return answer(c, 204, null);
  });

  app.post(UPLOADS_PATH, (c) => {
    c.var.call.route = UPLOADS_PATH;
    return asActor(api, c, (actor) => speak(c, actor));
  });

  // Hono answers HEAD by the GET of the same address.
  app.on(["GET", "PATCH", "DELETE"], `${UPLOADS_PATH}/:id`, (c) => {
    c.var.call.route = `${UPLOADS_PATH}/{id}`;
    return asActor(api, c, async (actor) => {
      if (c.req.method === "GET")
        throw new AppError("NOT_FOUND", "Uploads are told by HEAD, files read at /api/media/{id}.");
      const { id } = byId.parse(c.req.param());
      const ended = c.req.method === "HEAD" ? await findEnded(api, { id, teamId: actor.teamId }) : undefined;
      if (ended === undefined) {
        await findUpload(api, { id, teamId: actor.teamId });
        return speak(c, actor);
      }
      const { headers } = c.var.call;
      headers["Tus-Resumable"] = "1.0.0";
      headers["Upload-Offset"] = headers["Upload-Length"] = String(ended);
      headers["Cache-Control"] = "no-store";
      return answer(c, 200, null);
    });
  });
}

/** The size of an upload that is media already, or becomes it now because the last answer was lost in a crash. */
async function findEnded(
  api: ApiContext,
  wanted: { id: string; teamId: string },
): Promise<number | undefined> {
  const { media } = schema;
  const [row] = await api.db
    .select({ bytes: media.bytes })
    .from(media)
    .where(and(eq(media.id, wanted.id), eq(media.teamId, wanted.teamId)));
  if (row) return row.bytes;
  const upload = await findUpload(api, wanted);
  const there = await stat(api.media.uploadPath(upload.id)).catch(() => undefined);
  return there?.size === upload.bytes ? (await finishUpload(api, upload)).bytes : undefined;
}

const asked = [
  "tus-resumable",
  "upload-length",
  "upload-offset",
  "upload-metadata",
  "content-type",
  "content-length",
];
const told = [
  "location",
  "upload-offset",
  "upload-length",
  "upload-expires",
  "cache-control",
  "content-type",
];

/** The request without what only concerns us: tus would take a method from a header, too. */
function toTus(c: ApiRequest): Request {
  const { method, url } = c.req.raw;
  const headers = asked.flatMap((name): [string, string][] => {
    const value = c.req.header(name);
    return value === undefined ? [] : [[name, value]];
  });
  const hasBody = method === "PATCH" || (method === "POST" && c.req.header("content-type") !== undefined);
  return new Request(url, {
    method,
    headers,
    ...(hasBody ? { body: bodyStream(c.env.incoming), duplex: "half" } : {}),
  });
}

function pickHeaders(response: Response): Response {
  const headers = [...response.headers].filter(([name]) => told.includes(name));
  return new Response(response.body, { status: response.status, headers });
}
