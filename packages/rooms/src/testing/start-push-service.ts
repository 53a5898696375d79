import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface PushService {
  url: string;
  /** A browser's subscription, with the private half that only it has. */
  subscribe(): Browser;
  /** What the next requests are answered with; then 201 again. */
  answerNext(...answers: { status: number; headers?: { [name: string]: string } }[]): void;
  close(): Promise<void>;
}

export interface Browser {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  /** What arrived, as the page reads it. */
  received: { message: unknown; headers: IncomingHttpHeaders; vapid: { [claim: string]: unknown } }[];
}

/** A push service on this machine: it checks who sends (RFC 8292), and its browsers open what they get (RFC 8291). */
export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, Browser & { open(body: Buffer): unknown }>();
  const answers: { status: number; headers?: { [name: string]: string } }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { status, headers = {} } = answers.shift() ?? { status: 201 };
      const browser = browsers.get(request.url ?? "");
      if (status < 300 && browser) {
        const vapid = checkVapid(request.headers.authorization ?? "", url);
        browser.received.push({
          message: browser.open(Buffer.concat(chunks)),
          headers: request.headers,
          vapid,
        });
      }
      response.writeHead(browser ? status : 404, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    subscribe() {
      const path = `/send/${randomBytes(8).toString("hex")}`;
      const browser = { ...createKeys(), endpoint: `${url}${path}`, received: [] };
      browsers.set(path, browser);
      return browser;
    },
    answerNext: (...next) => void answers.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createKeys() {
  const own = createECDH("prime256v1");
  own.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: own.getPublicKey("base64url"), auth: auth.toString("base64url") },
    open: (body: Buffer) => JSON.parse(decrypt(body, own, auth)) as unknown,
  };
}

function decrypt(body: Buffer, own: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const length = body.readUInt8(20);
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), own.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync("sha256", own.computeSecret(sender), auth, info, 32));
  const derive = (name: string, bytes: number) =>
    Buffer.from(hkdfSync("sha256", secret, salt, `Content-Encoding: ${name}\0`, bytes));
  const decipher = createDecipheriv("aes-128-gcm", derive("aes128gcm", 16), derive("nonce", 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
}

function checkVapid(authorization: string, audience: string): { [claim: string]: unknown } {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const isTrue = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  const read = JSON.parse(Buffer.from(claims, "base64url").toString()) as { [claim: string]: unknown };
  if (!isTrue || read["aud"] !== audience)
    throw new Error(`Not a signature for ${audience}: ${authorization}`);
  return { ...read, key };
}
