import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "@20minutes/s3rver";

export interface Bucket {
  url: string;
  /** What planrrr has to know of it. */
  env: { [name: string]: string };
  stop(): Promise<void>;
}

/** As .env.example asks for: pages may send to it, and read what it says of a part. Nothing else is allowed. */
const cors = `<CORSConfiguration><CORSRule>
  <AllowedOrigin>http://127.0.0.1:*</AllowedOrigin>
  <AllowedMethod>PUT</AllowedMethod>
  <ExposeHeader>ETag</ExposeHeader>
</CORSRule></CORSConfiguration>`;

/** A server that speaks S3, at an origin of its own. */
export async function startBucket(): Promise<Bucket> {
  const directory = mkdtempSync(path.join(tmpdir(), "planrrr-bucket-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: "files", configs: [cors] }],
  });
  const { port } = await server.run();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    env: {
      S3_ENDPOINT: url,
      S3_REGION: "us-east-1",
      S3_BUCKET: "files",
      S3_ACCESS_KEY_ID: "S3RVER",
      S3_SECRET_ACCESS_KEY: "S3RVER",
    },
    async stop() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
