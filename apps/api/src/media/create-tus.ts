import { mkdir } from "node:fs/promises";
import type { Actor } from "@planrrr/accounts";
import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { findUpload } from "./find-upload.ts";
import { finishUpload } from "./finish-upload.ts";
import { reserveUpload, UPLOAD_LIFE_MS } from "./reserve-upload.ts";
import { writeInPlace } from "./write-in-place.ts";

export const UPLOADS_PATH = "/api/media/uploads";

export interface Tus {
  /** Speaks tus with somebody who is known. What was refused is thrown. */
  answer(request: Request, actor: Actor): Promise<Response>;
}

interface Ask {
  actor: Actor;
  refused?: Error;
}

/** Resumable uploads (tus 1.0) to this disk. Sizes and owners are in the database, bytes in one file per upload. */
export async function createTus(api: ApiContext): Promise<Tus> {
  const [{ Server, Upload }, { FileStore }] = await Promise.all([
    import("@tus/server"),
    import("@tus/file-store"),
  ]);
  await mkdir(api.media.uploadsFolder, { recursive: true });
  const asks = new WeakMap<object, Ask>();
  const askOf = (request: object): Ask => {
    const ask = asks.get(request);
    if (ask) return ask;
    throw new Error("A request reached tus by another way.");
  };
  const { mediaUploads } = schema;
  const disk = new FileStore({
    directory: api.media.uploadsFolder,
    configstore: {
      async get(id) {
        const [row] = await api.db.select().from(mediaUploads).where(eq(mediaUploads.id, id));
        return (
          row && new Upload({ id, size: row.bytes, offset: 0, creation_date: row.createdAt.toISOString() })
        );
      },
      // Reserved before the file is made.
      set: async () => undefined,
      async delete(id) {
        await api.db.delete(mediaUploads).where(eq(mediaUploads.id, id));
      },
    },
  });
  const datastore = writeInPlace(disk, (id) => api.media.uploadPath(id));
  datastore.extensions = ["creation", "creation-with-upload", "termination", "expiration"];
  const server = new Server({
    path: UPLOADS_PATH,
    relativeLocation: true,
    datastore,
    namingFunction: () => api.newId(),
    async onUploadCreate(request, { id, size, metadata }) {
      const { actor } = askOf(request);
      await reserveUpload(api, actor, { id, bytes: size ?? 0, alt: metadata?.["alt"]?.slice(0, 2000) ?? "" });
      return {};
    },
    async onUploadFinish(request, { id }) {
      const { teamId } = askOf(request).actor;
      const media = await finishUpload(api, await findUpload(api, { id, teamId }));
      const body = { headers: { "Content-Type": "application/json" }, body: JSON.stringify(media) };
      return request.method === "PATCH" ? { ...body, status_code: 200 } : body;
    },
    onResponseError(request, error) {
      // What tus itself refuses is a plain status, see below.
      if (error instanceof Error) askOf(request).refused = error;
      return undefined;
    },
  });
  return {
    async answer(request, actor) {
      const ask: Ask = { actor };
      asks.set(request, ask);
      const response = await server.handleWeb(request);
      if (ask.refused) throw ask.refused;
      const words = refusals[response.status];
      if (words) throw new AppError(...words);
      if (response.status >= 400) throw new AppError("INVALID_INPUT", (await response.text()).trim());
      if (request.method === "POST")
        response.headers.set("Upload-Expires", new Date(api.now().getTime() + UPLOAD_LIFE_MS).toUTCString());
      return response;
    },
  };
}

const refusals: { [status: number]: ConstructorParameters<typeof AppError> } = {
  404: ["NOT_FOUND", "There is no such upload."],
  409: ["UPLOAD_OFFSET_WRONG", "Bytes are missing or were sent twice. Ask with HEAD where to go on."],
  410: ["UPLOAD_EXPIRED", "The bytes of this upload are gone. Start it again."],
  412: ["INVALID_INPUT", "Send Tus-Resumable: 1.0.0."],
  413: ["PAYLOAD_TOO_LARGE", "These are more bytes than were announced."],
  415: ["UNSUPPORTED_MEDIA_TYPE", "Send Content-Type: application/offset+octet-stream."],
  423: ["UPLOAD_BUSY", "Bytes of this upload are still coming in by another way. Wait a moment, then go on."],
};
