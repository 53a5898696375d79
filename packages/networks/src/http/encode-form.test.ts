import { expect, it } from "vitest";
import { encodeForm } from "./encode-form.ts";

it("is read back as what it was", async () => {
  const bytes = Uint8Array.from({ length: 300 }, (_none, index) => index & 255);
  const { contentType, body } = encodeForm({ number: "7", text: "ä\r\nb" }, { name: "media", bytes });
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  const media = form.get("media");
  expect([form.get("number"), form.get("text"), media instanceof Blob]).toEqual(["7", "ä\r\nb", true]);
  expect(media instanceof Blob ? await media.bytes() : undefined).toEqual(bytes);
});
