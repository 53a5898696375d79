import { api } from "../../../api/client.ts";
import { sendBytes } from "../../../api/send-bytes.ts";
import { RouteError } from "../../../api/send-json.ts";
import type { Way } from "./way.ts";

/** Straight into the bucket, part by part, by addresses that planrrr signs. What the bucket has is not sent again. */
export const partsWay: Way = {
  async start(file) {
    const { id, partBytes } = await api.media.startMultipart({ bytes: file.size });
    return { id, by: "parts", partBytes, parts: [] };
  },

  async goOn(begun, file, { onSent, onBegun, signal }) {
    const { id, partBytes = file.size } = begun;
    const parts = [...(begun.parts ?? [])];
    const count = Math.ceil(file.size / partBytes);
    for (let partNumber = 1; partNumber <= count; partNumber++) {
      if (parts.some((part) => part.partNumber === partNumber)) continue;
      const before = (partNumber - 1) * partBytes;
      const { items } = await api.media.signParts({ id, partNumbers: [partNumber] });
      const answer = await sendBytes(items[0]?.url ?? "", file.slice(before, before + partBytes), {
        method: "PUT",
        headers: {},
        onSent: (bytes) => onSent(before + bytes),
        signal,
      });
      const etag = answer.header("etag");
      // The bucket's words are for whoever runs planrrr.
      if (answer.status >= 300 || etag === null)
        throw new RouteError(answer.status, "NETWORK_UNREACHABLE", "The bucket did not take the file.");
      parts.push({ partNumber, etag });
      onBegun({ ...begun, parts: [...parts] });
    }
    return api.media.completeMultipart({ id, parts });
  },

  async giveUp({ id }) {
    await api.media.abortMultipart({ id });
  },
};
