import { api } from "../../../api/client.ts";
import { sendBytes } from "../../../api/send-bytes.ts";
import { toRouteError } from "../../../api/send-file.ts";
import { teamHeader } from "../../../api/team-header.ts";
import type { MediaRef } from "@planrrr/contract";
import type { Way } from "./way.ts";

const address = "/api/media/uploads";
const headers = () => ({ "tus-resumable": "1.0.0", ...teamHeader() });

/** To planrrr itself by tus 1.0: the server says how much it has, and gets the rest. */
export const tusWay: Way = {
  async start(file) {
    const response = await fetch(address, {
      method: "POST",
      headers: { ...headers(), "upload-length": String(file.size) },
    });
    if (response.status !== 201)
      throw toRouteError({ status: response.status, json: await response.json().catch(() => undefined) });
    return { id: (response.headers.get("location") ?? "").split("/").at(-1) ?? "", by: "tus" };
  },

  async goOn({ id }, file, { onSent, signal }) {
    const asked = await fetch(`${address}/${id}`, { method: "HEAD", headers: headers(), signal });
    // A HEAD has no words: the status is all there is.
    if (!asked.ok) throw toRouteError({ status: asked.status, json: codeOf(asked.status) });
    const offset = Number(asked.headers.get("upload-offset") ?? 0);
    onSent(offset);
    if (offset === file.size) return findMedia(id);
    const answer = await sendBytes(`${address}/${id}`, file.slice(offset), {
      method: "PATCH",
      headers: {
        ...headers(),
        "upload-offset": String(offset),
        "content-type": "application/offset+octet-stream",
      },
      onSent: (bytes) => onSent(offset + bytes),
      signal,
    });
    if (answer.status === 200) return answer.json as MediaRef;
    throw toRouteError(answer);
  },

  async giveUp({ id }) {
    await fetch(`${address}/${id}`, { method: "DELETE", headers: headers() });
  },
};

const codeOf = (status: number) =>
  status === 404 || status === 410
    ? { code: "UPLOAD_EXPIRED", detail: "The bytes of this upload are gone. Start it again." }
    : undefined;

async function findMedia(id: string): Promise<MediaRef> {
  const [media] = (await api.media.list({ ids: [id] })).items;
  if (media) return media;
  throw new TypeError("The file is on its way.");
}
