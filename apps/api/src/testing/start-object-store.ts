import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "@20minutes/s3rver";
import type { ObjectStoreConfig } from "../media/object-store.ts";

/** A server that speaks S3, with an empty bucket. */
export async function startObjectStore(): Promise<{ config: ObjectStoreConfig; close(): Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), "planrrr-objects-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: "planrrr" }],
  });
  const { port } = await server.run();
  return {
    config: {
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      bucket: "planrrr",
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
    },
    async close() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
