import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { schema } from "@planrrr/database";
import { inArray, lt, sql } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { forgetUpload } from "./forget-upload.ts";

/** Somebody may still be writing the post it is for. */
const UNUSED_FOR_MS = 30 * 86_400_000;
/** Whoever is writing a file has written it by then. */
const STRAY_FOR_MS = 86_400_000;
const AT_ONCE = 200;

/** Deletes uploads that nobody finished, files that no post has used for a month, and files that nothing knows. */
export async function collectGarbage(api: ApiContext): Promise<void> {
  const now = api.now().getTime();
  const { mediaUploads } = schema;
  const over = await api.db
    .select()
    .from(mediaUploads)
    .where(lt(mediaUploads.expiresAt, new Date(now)))
    .limit(AT_ONCE);
  for (const upload of over) await forgetUpload(api, upload);
  await deleteUnused(api, new Date(now - UNUSED_FOR_MS));
  await deleteStrays(api, now - STRAY_FOR_MS);
}

/** The row goes first: what is left after a crash is a stray, never a row without its file. */
async function deleteUnused(api: ApiContext, before: Date): Promise<void> {
  const { media, posts, publications, recurrences } = schema;
  const inContent = (content: unknown) =>
    sql`jsonb_path_exists(${content}, '$.**.mediaIds[*] ? (@ == $id)', jsonb_build_object('id', ${media.id}::text))`;
  const { rows } = await api.db.execute<{ storage_key: string }>(sql`
    delete from ${media} where ${media.id} in (
      select ${media.id} from ${media}
      where ${media.createdAt} < ${before.toISOString()}
        and not exists (select from ${posts} where ${posts.teamId} = ${media.teamId} and ${inContent(posts.content)})
        and not exists (select from ${recurrences} where ${recurrences.teamId} = ${media.teamId} and ${inContent(recurrences.content)})
        and not exists (
          select from ${publications} where ${publications.teamId} = ${media.teamId}
            and ${publications.content} -> 'media' @> jsonb_build_array(jsonb_build_object('id', ${media.id}::text)))
      order by ${media.id} limit ${AT_ONCE})
    returning storage_key`);
  for (const { storage_key: key } of rows) await api.media.remove(key);
}

async function deleteStrays(api: ApiContext, before: number): Promise<void> {
  const { folder, uploadsFolder } = api.media;
  for (const name of await list(folder)) {
    if (!/^[0-9a-f]{2}$/.test(name)) continue;
    const keys = (await list(path.join(folder, name))).filter(isOurs).map((file) => `${name}/${file}`);
    const known = await storedKeys(api, keys);
    for (const key of keys.filter((each) => !known.has(each)))
      if (await isOlder(path.join(folder, key), before)) await api.media.remove(key);
  }
  const uploads = (await list(uploadsFolder)).filter(isOurs);
  const known = await uploadIds(api, uploads);
  for (const id of uploads.filter((each) => !known.has(each)))
    if (await isOlder(path.join(uploadsFolder, id), before)) await api.media.remove(`uploads/${id}`);
}

async function storedKeys(api: ApiContext, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { storageKey } = schema.media;
  const rows = await api.db.select({ storageKey }).from(schema.media).where(inArray(storageKey, keys));
  return new Set(rows.map((row) => row.storageKey));
}

async function uploadIds(api: ApiContext, names: string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const { id } = schema.mediaUploads;
  const rows = await api.db
    .select({ id })
    .from(schema.mediaUploads)
    .where(inArray(sql`${id}::text`, names));
  return new Set(rows.map((row) => row.id));
}

/** Whatever else lies in the folder was put there by somebody, and stays. */
const isOurs = (name: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.|$)/.test(name);

/** Nothing has been stored yet where there is no folder. */
async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
}

async function isOlder(file: string, than: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && found.mtimeMs < than;
}
